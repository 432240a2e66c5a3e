namespace AtlasGen.Generator.Shaping.Identifiers;

/// <summary>Names of existing types that would conflict with generated types in user code.</summary>
internal static class ReservedTypes
{
    private static readonly char[] Blanks = [' ', '\n', '\r'];

    /// <summary>The non-generic types in the namespaces that the SDK imports into every file.</summary>
    /// <remarks>A schema with one of these names would make the name ambiguous in every file.</remarks>
    public static readonly IReadOnlyList<string> ImplicitUsings = Names(
        """
        AbandonedMutexException AccessViolationException Action Activator AggregateException
        ApartmentState AppContext AppDomain AppDomainSetup AppDomainUnloadedException
        ApplicationException ApplicationId ArgIterator ArgumentException ArgumentNullException
        ArgumentOutOfRangeException ArithmeticException Array ArrayTypeMismatchException
        AssemblyLoadEventArgs AssemblyLoadEventHandler AsyncCallback AsyncEnumerable AsyncFlowControl
        Attribute AttributeTargets AttributeUsageAttribute AutoResetEvent BadImageFormatException
        Barrier BarrierPostPhaseException Base64FormattingOptions BinaryReader BinaryWriter BitConverter
        Boolean Buffer BufferedStream Byte ByteArrayContent ByteEqualityComparer CLSCompliantAttribute
        CancellationToken CancellationTokenRegistration CancellationTokenSource
        CannotUnloadAppDomainException Char CharEnumerator ClientCertificateOption CollectionExtensions
        CompressedStack ConcurrentExclusiveSchedulerPair ConfigureAwaitOptions Console
        ConsoleCancelEventArgs ConsoleCancelEventHandler ConsoleColor ConsoleKey ConsoleKeyInfo
        ConsoleModifiers ConsoleSpecialKey ContextBoundObject ContextCallback ContextMarshalException
        ContextStaticAttribute Convert CountdownEvent CultureAwareComparer DBNull
        DataMisalignedException DateOnly DateTime DateTimeKind DateTimeOffset DayOfWeek Decimal Delegate
        DelegatingHandler Directory DirectoryInfo DirectoryNotFoundException DivideByZeroException
        DllNotFoundException Double DriveInfo DriveNotFoundException DriveType
        DuplicateWaitObjectException EndOfStreamException EntryPointNotFoundException Enum Enumerable
        EnumerableExecutor EnumerableQuery EnumerationOptions Environment EnvironmentVariableTarget
        ErrorEventArgs ErrorEventHandler EventArgs EventHandler EventResetMode EventWaitHandle
        EventWaitHandleAcl Exception ExecutionContext ExecutionEngineException FieldAccessException File
        FileAccess FileAttributes FileInfo FileLoadException FileMode FileNotFoundException FileOptions
        FileShare FileStream FileStreamOptions FileStyleUriParser FileSystemAclExtensions
        FileSystemEventArgs FileSystemEventHandler FileSystemInfo FileSystemWatcher FlagsAttribute
        FormUrlEncodedContent FormatException FormattableString FtpStyleUriParser GC GCCollectionMode
        GCGenerationInfo GCKind GCMemoryInfo GCNotificationStatus GenericUriParser
        GenericUriParserOptions GopherStyleUriParser Guid Half HandleInheritability HashCode
        HostExecutionContext HostExecutionContextManager HttpClient HttpClientHandler
        HttpCompletionOption HttpContent HttpIOException HttpKeepAlivePingPolicy HttpMessageHandler
        HttpMessageInvoker HttpMethod HttpProtocolException HttpRequestError HttpRequestException
        HttpRequestMessage HttpRequestOptions HttpResponseMessage HttpStyleUriParser HttpVersionPolicy
        IAsyncDisposable IAsyncResult ICloneable IComparable IConvertible ICustomFormatter IDisposable
        IFormatProvider IFormattable IOCompletionCallback IOException IOrderedQueryable IQueryProvider
        IQueryable IServiceProvider ISpanFormattable IThreadPoolWorkItem ITimer IUtf8SpanFormattable
        ImmutableArrayExtensions Index IndexOutOfRangeException InsufficientExecutionStackException
        InsufficientMemoryException Int128 Int16 Int32 Int64 IntPtr Interlocked
        InternalBufferOverflowException InvalidCastException InvalidDataException
        InvalidOperationException InvalidProgramException InvalidTimeZoneException KeyNotFoundException
        KeyValuePair LazyInitializer LazyThreadSafetyMode LdapStyleUriParser LoaderOptimization
        LoaderOptimizationAttribute LocalDataStoreSlot Lock LockCookie LockRecursionException
        LockRecursionPolicy MTAThreadAttribute ManualResetEvent ManualResetEventSlim MarshalByRefObject
        MatchCasing MatchType Math MathF MemberAccessException MemoryExtensions MemoryStream
        MessageProcessingHandler MethodAccessException MidpointRounding MissingFieldException
        MissingMemberException MissingMethodException ModuleHandle Monitor MulticastDelegate
        MulticastNotSupportedException MultipartContent MultipartFormDataContent Mutex MutexAcl
        NamedWaitHandleOptions NativeOverlapped NetPipeStyleUriParser NetTcpStyleUriParser
        NewsStyleUriParser NonRandomizedStringEqualityComparer NonSerializedAttribute
        NotFiniteNumberException NotImplementedException NotSupportedException NotifyFilters
        NullReferenceException Nullable Object ObjectDisposedException ObsoleteAttribute OperatingSystem
        OperationCanceledException OrdinalComparer OutOfMemoryException OverflowException Overlapped
        Parallel ParallelEnumerable ParallelExecutionMode ParallelLoopResult ParallelLoopState
        ParallelMergeOptions ParallelOptions ParallelQuery ParamArrayAttribute ParameterizedThreadStart
        Path PathTooLongException PeriodicTimer PlatformID PlatformNotSupportedException
        PreAllocatedOverlapped Queryable Random RandomAccess Range RankException ReadOnlyMemoryContent
        ReaderWriterLock ReaderWriterLockSlim ReferenceEqualityComparer RegisteredWaitHandle
        RenamedEventArgs RenamedEventHandler ResolveEventArgs ResolveEventHandler RuntimeArgumentHandle
        RuntimeFieldHandle RuntimeMethodHandle RuntimeTypeHandle SByte STAThreadAttribute SearchOption
        SeekOrigin Semaphore SemaphoreAcl SemaphoreFullException SemaphoreSlim SendOrPostCallback
        SequencePosition SerializableAttribute Single SocketsHttpConnectionContext SocketsHttpHandler
        SocketsHttpPlaintextStreamFilterContext SpinLock SpinWait StackOverflowException Stream
        StreamContent StreamReader StreamWriter String StringComparer StringComparison StringContent
        StringNormalizationExtensions StringReader StringSplitOptions StringWriter
        SynchronizationContext SynchronizationLockException SystemException Task
        TaskAsyncEnumerableExtensions TaskCanceledException TaskCompletionSource TaskContinuationOptions
        TaskCreationOptions TaskExtensions TaskFactory TaskScheduler TaskSchedulerException TaskStatus
        TaskToAsyncResult TextReader TextWriter Thread ThreadAbortException ThreadExceptionEventArgs
        ThreadExceptionEventHandler ThreadInterruptedException ThreadPool ThreadPoolBoundHandle
        ThreadPriority ThreadStart ThreadStartException ThreadState ThreadStateException
        ThreadStaticAttribute ThreadingAclExtensions TimeOnly TimeProvider TimeSpan TimeZone
        TimeZoneInfo TimeZoneNotFoundException Timeout TimeoutException Timer TimerCallback Tuple
        TupleExtensions Type TypeAccessException TypeCode TypeInitializationException TypeLoadException
        TypeUnloadedException TypedReference UInt128 UInt16 UInt32 UInt64 UIntPtr
        UnauthorizedAccessException UnhandledExceptionEventArgs UnhandledExceptionEventHandler
        UnitySerializationHolder UnixFileMode UnmanagedMemoryAccessor UnmanagedMemoryStream
        UnobservedTaskExceptionEventArgs Uri UriBuilder UriComponents UriCreationOptions UriFormat
        UriFormatException UriHostNameType UriKind UriParser UriPartial UriTypeConverter ValueTask
        ValueTuple ValueType Version Void Volatile WaitCallback WaitForChangedResult WaitHandle
        WaitHandleCannotBeOpenedException WaitHandleExtensions WaitOrTimerCallback WatcherChangeTypes
        WeakReference
        """
    );

    /// <summary>
    /// The non-generic types in the namespaces that the Web, Worker, and Blazor WebAssembly SDKs also import.
    /// </summary>
    public static readonly IReadOnlyList<string> WebImplicitUsings = Names(
        """
        ActivatorUtilities ActivatorUtilitiesConstructorAttribute ActivityTrackingOptions
        AllowCookieRedirectAttribute AntiforgeryApplicationBuilderExtensions
        AntiforgeryServiceCollectionExtensions ApplicationBuilder ApplicationBuilderExtensions
        ApplicationModelConventionExtensions AsParametersAttribute AsyncServiceScope
        AuthAppBuilderExtensions AuthenticationCoreServiceCollectionExtensions
        AuthenticationServiceCollectionExtensions AuthorizationAppBuilderExtensions
        AuthorizationEndpointConventionBuilderExtensions AuthorizationServiceCollectionExtensions
        BackgroundService BackgroundServiceExceptionBehavior BadHttpRequestException
        BearerTokenExtensions BinderOptions BindingAddress
        CascadingAuthenticationStateServiceCollectionExtensions
        CascadingValueServiceCollectionExtensions CertificateForwardingBuilderExtensions
        CertificateForwardingServiceExtensions ChainedBuilderExtensions ChainedConfigurationProvider
        ChainedConfigurationSource CommandLineConfigurationExtensions
        ComponentEndpointConventionBuilder ComponentEndpointRouteBuilderExtensions
        ComponentServiceCollectionExtensions CompositeEndpointDataSource ConfigurationBinder
        ConfigurationBuilder ConfigurationDebugViewContext ConfigurationExtensions
        ConfigurationKeyComparer ConfigurationKeyNameAttribute ConfigurationManager
        ConfigurationPath ConfigurationProvider ConfigurationReloadToken ConfigurationRoot
        ConfigurationRootExtensions ConfigurationSection ConfigureHostBuilder
        ConfigureWebHostBuilder ConnectionEndpointRouteBuilder
        ConnectionEndpointRouteBuilderExtensions ConnectionInfo
        ConnectionsDependencyInjectionExtensions ConsoleLifetimeOptions ConsoleLoggerExtensions
        ContentEncodingMetadata ControllerActionEndpointConventionBuilder
        ControllerActionEndpointConventionBuilderResourceCollectionExtensions
        ControllerEndpointRouteBuilderExtensions ControllerLinkGeneratorExtensions CookieBuilder
        CookieExtensions CookieOptions CookiePolicyAppBuilderExtensions CookiePolicyOptions
        CookiePolicyServiceCollectionExtensions CookieRedirectEndpointConventionBuilderExtensions
        CookieSecurePolicy CorsEndpointConventionBuilderExtensions CorsMiddlewareExtensions
        CorsServiceCollectionExtensions DataProtectionServiceCollectionExtensions DataTokensMetadata
        DebugLoggerFactoryExtensions DefaultEndpointDataSource
        DefaultEndpointFilterInvocationContext DefaultFilesExtensions DefaultFilesOptions
        DefaultHttpContext DefaultHttpContextFactory DefaultInlineConstraintResolver
        DefaultServiceProviderFactory DelegateStartup DeveloperExceptionPageExtensions
        DeveloperExceptionPageOptions DirectoryBrowserExtensions DirectoryBrowserOptions
        DirectoryBrowserServiceExtensions DisableHttpMetricsAttribute
        EncoderServiceCollectionExtensions Endpoint EndpointBuilder EndpointDataSource
        EndpointDescriptionAttribute EndpointFilterDelegate EndpointFilterExtensions
        EndpointFilterFactoryContext EndpointFilterInvocationContext EndpointGroupNameAttribute
        EndpointHttpContextExtensions EndpointMetadataApiExplorerServiceCollectionExtensions
        EndpointMetadataCollection EndpointNameAttribute EndpointNameMetadata
        EndpointRouteBuilderExtensions EndpointRoutingApplicationBuilderExtensions
        EndpointSummaryAttribute EnvironmentName EnvironmentVariablesExtensions Environments EventId
        EventLoggerFactoryExtensions EventSourceLoggerFactoryExtensions ExceptionHandlerExtensions
        ExceptionHandlerOptions ExceptionHandlerServiceCollectionExtensions
        ExcludeFromDescriptionAttribute FallbackEndpointRouteBuilderExtensions
        FileConfigurationExtensions FileConfigurationProvider FileConfigurationSource
        FileLoadExceptionContext FileServerExtensions FileServerOptions
        FilterLoggingBuilderExtensions FormCollection FormFile FormFileCollection
        ForwardedHeadersExtensions ForwardedHeadersOptions FragmentString FromKeyedServicesAttribute
        GenericHostBuilderExtensions GenericHostWebHostBuilderExtensions HeaderDictionary
        HeaderDictionaryExtensions HeaderDictionaryTypeExtensions
        HealthCheckApplicationBuilderExtensions HealthCheckEndpointRouteBuilderExtensions
        HealthCheckServiceCollectionExtensions HealthChecksBuilderAddCheckExtensions
        HealthChecksBuilderDelegateExtensions Host HostAbortedException HostApplicationBuilder
        HostApplicationBuilderSettings HostAttribute HostBuilder HostBuilderContext HostDefaults
        HostEnvironmentEnvExtensions HostFilteringBuilderExtensions HostFilteringServicesExtensions
        HostOptions HostString HostingAbstractionsHostBuilderExtensions
        HostingAbstractionsHostExtensions HostingAbstractionsWebHostBuilderExtensions
        HostingEnvironmentExtensions HostingHostBuilderExtensions HostingStartupAttribute
        HstsBuilderExtensions HstsServicesExtensions HttpClientBuilderExtensions
        HttpClientFactoryExtensions HttpClientFactoryServiceCollectionExtensions
        HttpClientJsonExtensions HttpContentJsonExtensions HttpContext HttpContextAccessor
        HttpContextServerVariableExtensions HttpJsonServiceExtensions HttpLoggingBuilderExtensions
        HttpLoggingEndpointConventionBuilderExtensions HttpLoggingServicesExtensions
        HttpMessageHandlerFactoryExtensions HttpMethodMetadata HttpMethodOverrideExtensions
        HttpMethodOverrideOptions HttpMethods HttpMetricsEndpointConventionBuilderExtensions
        HttpProtocol HttpRequest HttpRequestJsonExtensions HttpRequestRewindExtensions HttpResponse
        HttpResponseJsonExtensions HttpResponseWritingExtensions HttpServiceCollectionExtensions
        HttpValidationProblemDetails HttpsPolicyBuilderExtensions HttpsRedirectionServicesExtensions
        HubEndpointConventionBuilder HubEndpointRouteBuilderExtensions IApplicationBuilder
        IApplicationLifetime IConfiguration IConfigurationBuilder IConfigurationManager
        IConfigurationProvider IConfigurationRoot IConfigurationSection IConfigurationSource
        IContentTypeHttpResult IDataTokensMetadata IDynamicEndpointMetadata
        IEndpointConventionBuilder IEndpointFilter IEndpointGroupNameMetadata IEndpointNameMetadata
        IEndpointRouteBuilder IExcludeFromDescriptionMetadata IExternalScopeProvider IFileHttpResult
        IFormCollection IFormFile IFormFileCollection IHeaderDictionary IHealthChecksBuilder IHost
        IHostApplicationBuilder IHostApplicationLifetime IHostBuilder IHostEnvironment IHostLifetime
        IHostMetadata IHostedLifecycleService IHostedService IHostingEnvironment IHostingStartup
        IHttpClientBuilder IHttpClientFactory IHttpContextAccessor IHttpContextFactory
        IHttpMessageHandlerFactory IHttpMethodMetadata IHubEndpointConventionBuilder IISOptions
        IISServerOptions IInlineConstraintResolver IKeyedServiceProvider ILogger ILoggerFactory
        ILoggerProvider ILoggingBuilder IMiddleware IMiddlewareFactory IMvcBuilder IMvcCoreBuilder
        INamedRouter INestedHttpResult IOutboundParameterTransformer IParameterPolicy
        IProblemDetailsService IProblemDetailsWriter IQueryCollection IRazorComponentsBuilder
        IRequestCookieCollection IResponseCookies IResult IResultExtensions IRouteBuilder
        IRouteCollection IRouteConstraint IRouteHandler IRouteNameMetadata IRouter IRoutingFeature
        IServerSideBlazorBuilder IServiceCollection IServiceProviderIsKeyedService
        IServiceProviderIsService IServiceScope IServiceScopeFactory ISession
        ISocketsHttpHandlerBuilder IStartup IStartupConfigureServicesFilter IStartupFilter
        IStatusCodeHttpResult ISupportExternalScope ISupportRequiredService
        ISuppressLinkGenerationMetadata ISuppressMatchingMetadata IValueHttpResult IWebHost
        IWebHostBuilder IWebHostEnvironment IdentityApiEndpointRouteBuilderExtensions
        IdentityServiceCollectionExtensions IniConfigurationExtensions InlineRouteParameterParser
        JsonConfigurationExtensions JsonContent JsonProtocolDependencyInjectionExtensions
        KestrelServerOptionsSystemdExtensions KeyPerFileConfigurationBuilderExtensions KeyedService
        LinkGenerator LinkGeneratorEndpointNameAddressExtensions
        LinkGeneratorRouteValuesAddressExtensions LinkOptions LinkParser
        LinkParserEndpointNameAddressExtensions ListenOptionsConnectionLoggingExtensions
        ListenOptionsHttpsExtensions LocalizationServiceCollectionExtensions LogDefineOptions
        LogLevel LoggerExtensions LoggerExternalScopeProvider LoggerFactory LoggerFactoryExtensions
        LoggerFactoryOptions LoggerFilterOptions LoggerFilterRule LoggerMessage
        LoggerMessageAttribute LoggingBuilderExtensions LoggingServiceCollectionExtensions
        MapExtensions MapRouteRouteBuilderExtensions MapWhenExtensions MatcherPolicy
        MemoryCacheServiceCollectionExtensions MemoryConfigurationBuilderExtensions
        MetricsServiceExtensions MiddlewareFactory MvcApiExplorerMvcCoreBuilderExtensions
        MvcApplicationBuilderExtensions MvcAreaRouteBuilderExtensions MvcCoreMvcBuilderExtensions
        MvcCoreMvcCoreBuilderExtensions MvcCoreServiceCollectionExtensions
        MvcCorsMvcCoreBuilderExtensions MvcDataAnnotationsMvcBuilderExtensions
        MvcDataAnnotationsMvcCoreBuilderExtensions MvcLocalizationMvcBuilderExtensions
        MvcLocalizationMvcCoreBuilderExtensions MvcRazorMvcBuilderExtensions
        MvcRazorMvcCoreBuilderExtensions MvcRazorPagesMvcBuilderExtensions
        MvcRazorPagesMvcCoreBuilderExtensions MvcServiceCollectionExtensions
        MvcViewFeaturesMvcBuilderExtensions MvcViewFeaturesMvcCoreBuilderExtensions
        MvcXmlMvcBuilderExtensions MvcXmlMvcCoreBuilderExtensions OAuthExtensions ObjectFactory
        OpenApiRouteHandlerBuilderExtensions OptionsBuilderConfigurationExtensions
        OptionsBuilderDataAnnotationsExtensions OptionsBuilderExtensions
        OptionsConfigurationServiceCollectionExtensions OptionsServiceCollectionExtensions
        OutputCacheApplicationBuilderExtensions OutputCacheConventionBuilderExtensions
        OutputCacheServiceCollectionExtensions PageActionEndpointConventionBuilder
        PageActionEndpointConventionBuilderResourceCollectionExtensions
        PageConventionCollectionExtensions PageLinkGeneratorExtensions ParameterPolicyFactory
        PathString PolicyServiceCollectionExtensions ProblemDetailsContext ProblemDetailsOptions
        ProblemDetailsServiceCollectionExtensions ProducesResponseTypeMetadata
        ProviderAliasAttribute QueryCollection QueryString RateLimiterApplicationBuilderExtensions
        RateLimiterEndpointConventionBuilderExtensions RateLimiterServiceCollectionExtensions
        RazorComponentsEndpointConventionBuilder RazorComponentsEndpointConventionBuilderExtensions
        RazorComponentsEndpointRouteBuilderExtensions RazorComponentsRazorComponentBuilderExtensions
        RazorComponentsServiceCollectionExtensions RazorPagesEndpointRouteBuilderExtensions
        RequestDecompressionBuilderExtensions RequestDecompressionServiceExtensions RequestDelegate
        RequestDelegateFactory RequestDelegateFactoryOptions RequestDelegateMetadataResult
        RequestDelegateResult RequestDelegateRouteBuilderExtensions RequestFormReaderExtensions
        RequestLocalizationOptions RequestLocalizationOptionsExtensions
        RequestLocalizationServiceCollectionExtensions RequestTimeoutsIApplicationBuilderExtensions
        RequestTimeoutsIEndpointConventionBuilderExtensions
        RequestTimeoutsIServiceCollectionExtensions RequestTrailerExtensions
        ResponseCachingExtensions ResponseCachingServicesExtensions
        ResponseCompressionBuilderExtensions ResponseCompressionServicesExtensions
        ResponseExtensions ResponseTrailerExtensions Results RewriteBuilderExtensions Route
        RouteBase RouteBuilder RouteCollection RouteConstraintBuilder RouteConstraintMatcher
        RouteContext RouteCreationException RouteData RouteDirection RouteEndpoint
        RouteEndpointBuilder RouteGroupBuilder RouteGroupContext RouteHandler RouteHandlerBuilder
        RouteHandlerOptions RouteHandlerServices RouteNameMetadata RouteOptions
        RouteShortCircuitEndpointConventionBuilderExtensions
        RouteShortCircuitEndpointRouteBuilderExtensions RouteValueDictionary
        RouteValueEqualityComparer RouteValuesAddress RouterMiddleware RoutingBuilderExtensions
        RoutingEndpointConventionBuilderExtensions RoutingFeature RoutingHttpContextExtensions
        RoutingServiceCollectionExtensions RunExtensions SameSiteMode SendFileFallback
        SendFileResponseExtensions ServerRazorComponentsBuilderExtensions
        ServerRazorComponentsEndpointConventionBuilderExtensions ServerSideBlazorBuilderExtensions
        ServiceCollection ServiceCollectionContainerBuilderExtensions
        ServiceCollectionHostedServiceExtensions ServiceCollectionServiceExtensions
        ServiceDescriptor ServiceKeyAttribute ServiceKeyLookupMode ServiceLifetime ServiceProvider
        ServiceProviderKeyedServiceExtensions ServiceProviderOptions
        ServiceProviderServiceExtensions SessionExtensions SessionMiddlewareExtensions
        SessionOptions SessionServiceCollectionExtensions SignalRDependencyInjectionExtensions
        SocketsHttpHandlerBuilderExtensions StartupBase StaticAssetsEndpointRouteBuilderExtensions
        StaticFileExtensions StaticFileOptions StaticFilesEndpointRouteBuilderExtensions
        StatusCodePagesExtensions StatusCodePagesOptions StatusCodes StreamConfigurationProvider
        StreamConfigurationSource StreamResponseBodyFeature SuppressLinkGenerationMetadata
        SuppressMatchingMetadata TagHelperServicesExtensions TagsAttribute
        TraceSourceFactoryExtensions TypedResults UseExtensions UseMiddlewareExtensions
        UsePathBaseExtensions UseWhenExtensions UserSecretsConfigurationExtensions
        ValidationEndpointConventionBuilderExtensions ValidationServiceCollectionExtensions
        VirtualPathContext VirtualPathData WebApplication WebApplicationBuilder
        WebApplicationOptions WebHostBuilder WebHostBuilderContext WebHostBuilderExtensions
        WebHostBuilderHttpSysExtensions WebHostBuilderIISExtensions WebHostBuilderKestrelExtensions
        WebHostBuilderNamedPipeExtensions WebHostBuilderOptions WebHostBuilderQuicExtensions
        WebHostBuilderSocketExtensions WebHostDefaults WebHostExtensions WebSocketAcceptContext
        WebSocketManager WebSocketMiddlewareExtensions WebSocketOptions WelcomePageExtensions
        WelcomePageOptions XmlConfigurationExtensions
        """
    );

    /// <summary>
    /// Types that generated code names, and generic types that readers could confuse with a generated type.
    /// </summary>
    public static readonly IReadOnlyList<string> GeneratedCode = Names(
        """
        AtlasApi AtlasApiException AtlasAuthenticationException AtlasClientOptions AtlasClientSecret
        AtlasConnection AtlasConnectionException AtlasContent AtlasContents AtlasCredentials AtlasEnumConverter AtlasErrorResponse
        AtlasErrors AtlasException AtlasFakeTransport AtlasFile AtlasFormMember AtlasFormStyle AtlasGen
        AtlasIntegerEnumConverter AtlasJson AtlasListExtensions
        AtlasModelConverter AtlasMultipart AtlasMultipartPart AtlasNoContent AtlasOperation AtlasPage
        AtlasPageable AtlasPagedOperation AtlasPages AtlasPaging AtlasPath AtlasPathText AtlasRequest
        AtlasRequestOptions AtlasResponse AtlasResponseFormatException AtlasResponseInfo AtlasRetryOptions
        AtlasRules AtlasScheme
        AtlasStoredToken AtlasStreamFormat AtlasTimeoutException AtlasTypeInfoResolver AtlasWait
        AtlasWaitCanceledException AtlasWaitCondition AtlasWaitException AtlasWaitOptions AtlasWaitProgress
        AtlasWaiter BooleanJson BytesJson DateOnlyJson
        DateTimeOffsetJson Dictionary DoubleJson ElementJson EnumJson EnumText Func GeneratedCode
        GeneratedCodeAttribute GuidJson HashSet HttpStatusCode IAsyncEnumerable IAtlasClientFactory
        IAtlasEnum IAtlasIntegerEnum IAtlasTokenStore IEnumerable IJsonCodec IJsonTypeInfoResolver
        IJsonWritable IReadOnlyDictionary IReadOnlyList Int32Json Int64Json IntegerEnumJson JsonChoice
        IJsonRecord JsonConverter JsonElement JsonMode JsonRecord
        JsonRemainder JsonSerializerOptions JsonTypeInfo Lazy List ListJson MapJson Memory Microsoft
        NotNullIfNotNull NotNullIfNotNullAttribute NullableJson NullableValueJson Obsolete
        ReadOnlySpan RecordBits RecordVisitor SingleJson Span StringBuilder StringJson
        System UInt64Json UnionReader Utf8JsonReader Utf8JsonWriter
        """
    );

    private static string[] Names(string text) =>
        text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
}

using System.Reflection;

namespace AtlasGen.Generator.Tests.Harness;

/// <summary>User code that calls the client of a feature document, compiled in this process.</summary>
internal static class UserCode
{
    private const string Head = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Acme.Atlas;
        using AtlasGen;

        public static class Calls
        {

        """;

    /// <summary>Compiles methods of the shape <c>static Task&lt;string&gt; Name(AtlasClient atlas)</c>.</summary>
    public static Lazy<Assembly> Compile(
        string feature,
        string methods,
        string apiVersion = "",
        string methodOptions = ""
    ) => CompileWith(SpecTexts.Feature(feature), methods, apiVersion, methodOptions);

    /// <summary>Compiles the methods with a document of the test.</summary>
    public static Lazy<Assembly> CompileWith(
        string spec,
        string methods,
        string apiVersion = "",
        string methodOptions = ""
    ) =>
        CompileProject(
            new SpecProject().AddSpec(
                spec,
                metadata: [("ApiVersion", apiVersion), ("MethodOptions", methodOptions)]
            ),
            methods
        );

    /// <summary>Compiles the methods with a project.</summary>
    public static Lazy<Assembly> CompileProject(SpecProject project, string methods) =>
        new(() => project.AddSource(Head + methods + "}").Run().Load());

    /// <summary>Calls one of the methods, and returns the requests and its result.</summary>
    public static async Task<string> CallAsync(
        this Lazy<Assembly> assembly,
        string name,
        params WireAnswer[] answers
    )
    {
        await using var server = await WireServer.StartAsync(answers);
        var result = await assembly.CallAsync(name, server);
        return string.Join(
            "\n\n",
            result.Length == 0 ? server.Requests : server.Requests.Append("= " + result)
        );
    }

    /// <summary>Calls one of the methods with a client for a server.</summary>
    public static async Task<string> CallAsync(
        this Lazy<Assembly> assembly,
        string name,
        WireServer server
    )
    {
        var options = new AtlasClientOptions
        {
            BaseAddress = server.Address,
            Credentials = AtlasCredentials.Token("t0ken"),
            Retry = new() { BaseDelay = TimeSpan.FromMilliseconds(1) },
        };
        var types = assembly.Value;
        using var client = (IDisposable)
            types
                .GetType("Acme.Atlas.AtlasClient")!
                .GetMethod("Create", [typeof(AtlasClientOptions)])!
                .Invoke(null, [options])!;
        return await (Task<string>)types.GetType("Calls")!.GetMethod(name)!.Invoke(null, [client])!;
    }
}

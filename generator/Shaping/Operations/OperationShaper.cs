using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Shaping.Names;
using AtlasGen.Generator.Shaping.Types;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Shapes one operation as a method.</summary>
internal sealed class OperationShaper(
    ClientSettings client,
    TypeResolver schemas,
    ClientNames names,
    ServerUrl server,
    VersionSettings versions,
    OperationFinder finder,
    DiagnosticSink diagnostics
)
{
    private readonly ResponseShaper _responses = new(schemas, diagnostics);
    private readonly BodyShaper _bodies = new(schemas, versions.ApiVersion, diagnostics);
    private readonly ParameterForms _forms = new(schemas);
    private readonly List<QueryShape> _queries = [];
    private readonly List<OperationRequest> _requests = [];

    /// <summary>Gets the query parameter records of the operations.</summary>
    public IReadOnlyList<QueryShape> Queries => _queries;

    /// <summary>Gets what the methods of the selected operations send.</summary>
    public IReadOnlyList<OperationRequest> Requests => _requests;

    /// <summary>
    /// Returns the shapes of an operation: one method, and another one if the operation returns either JSON or a stream.
    /// If no method can be generated, reports a diagnostic and returns none.
    /// </summary>
    public IReadOnlyList<OperationShape> Shape(OperationModel operation) =>
        Shape(operation, isHidden: false);

    /// <summary>
    /// Returns the shapes of an operation that is not selected, but that another method calls: with the required parameters
    /// only.
    /// </summary>
    public IReadOnlyList<OperationShape> ShapeHidden(OperationModel operation) =>
        [.. Shape(operation, isHidden: true).Select(shape => shape.Reduced())];

    private IReadOnlyList<OperationShape> Shape(OperationModel operation, bool isHidden)
    {
        // A client has one base address, and its credentials are valid only there.
        if (!server.Serves(operation.Servers))
        {
            var ofClient =
                server.Url.Length > 0
                    ? $"the server of the client is {server.Url}"
                    : "the document has no usable server for the client";
            return Report(
                operation,
                $"its server is {ServerUrl.Of(operation.Servers![0]).Declared}, but {ofClient}"
            );
        }

        var offered = SuccessResponses.Versions(operation.Operation);
        var version = offered.Count == 0 ? "" : ApiVersions.Choose(offered, versions.ApiVersion);
        if (version is null)
        {
            return Report(
                operation,
                $"it has no version {versions.ApiVersion} or earlier, only {ApiVersions.List(offered)}"
            );
        }

        var body = _bodies.Shape(operation, version);
        if (body.Fault is not null)
        {
            return Report(operation, body.Fault);
        }

        var own = names.Operations[operation.Pointer];
        var parameters = new ParameterShaper(own, _forms, client.OmitsEnvelope, diagnostics).Shape(
            operation,
            body.Parameter
        );
        if (parameters.Fault is not null)
        {
            return Report(operation, parameters.Fault);
        }

        if (parameters.QueryMembers.Count > 0 && !isHidden)
        {
            var tag = names.Tags[TagNames.TagOf(operation.Spec)];
            _queries.Add(
                new(client, own.Query, own.Method, tag.Interface, parameters.QueryMembers)
            );
        }

        var response = _responses.Shape(operation, version);
        if (!isHidden)
        {
            _requests.Add(new(operation, parameters, body, response));
        }

        var roles = RequiredRoles.Of(operation.Operation).ToEquatableArray();
        var deprecation = Lifecycle.Deprecation(
            operation,
            response.Sunset,
            ApiVersions.Newer(offered, version),
            versions.AsOf,
            finder,
            isHidden ? null : diagnostics
        );
        var method = new OperationShape(
            operation.OperationId,
            own.Method,
            operation.Method,
            operation.Path,
            parameters.Path,
            parameters.All,
            response.Type,
            response.Kind,
            response.Accept,
            body.ContentType,
            roles,
            parameters.IsEnvelopedByDefault,
            operation.IsAnonymous,
            deprecation,
            OperationDocs.Of(operation, roles, version, deprecation),
            response.Doc
        )
        {
            Descriptor = own.Descriptor,
            Constants = parameters.Constants,
            Sunset = response.Sunset,
        };
        return
            own.Stream.Length > 0
            && !method.IsStream
            && _responses.ShapeStream(operation, version) is { } stream
            ? [method, Streamed(method, own, stream)]
            : [method];
    }

    /// <summary>Returns the method that requests the stream of an operation.</summary>
    private static OperationShape Streamed(
        OperationShape method,
        OperationNames own,
        ResponseShape stream
    ) =>
        method with
        {
            MethodName = own.Stream,
            Descriptor = own.StreamDescriptor,
            Result = stream.Type,
            ResultContent = stream.Kind,
            Accept = stream.Accept,
            ResultDoc = stream.Doc,
            Doc = method.Doc.And(
                $"This method reads the response as a stream (<c>{DocText.Escape(stream.Accept)}</c>). Some servers send a stream only if the request asks for it, for example in a property of the body."
            ),
        };

    private IReadOnlyList<OperationShape> Report(OperationModel operation, string reason)
    {
        diagnostics.Report(
            Descriptors.OperationNotGenerated,
            operation.Pointer,
            operation.Name,
            reason
        );
        return [];
    }
}

using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Shaping.Identifiers;
using AtlasGen.Generator.Shaping.Names;
using AtlasGen.Generator.Shaping.Operations;
using AtlasGen.Generator.Shaping.Rules;
using AtlasGen.Generator.Shaping.Types;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Reading;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Spec.Waiters;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shaping;

/// <summary>Shapes a client. Every decision is made here, so later stages do not need the document.</summary>
internal static class ClientShaper
{
    /// <summary>Returns the files of the client.</summary>
    /// <param name="client">The user's settings for the client.</param>
    /// <param name="versions">The user's settings for the versions of operations.</param>
    /// <param name="document">The selected part of the document.</param>
    /// <param name="names">The names of all types and members that the document can have.</param>
    /// <param name="errorSchema">
    /// The component for the document's errors; <see langword="null"/> if there is none.
    /// </param>
    /// <param name="selected">The operations that the user selected.</param>
    /// <param name="waiters">How to wait after them.</param>
    /// <param name="hidden">The operations that are not selected, but that read the states to wait for.</param>
    /// <param name="partsWithBrokenReferences">The parts of the selection, some of which contain broken references; empty if none does.</param>
    /// <param name="diagnostics">The sink for diagnostics.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static EquatableArray<SourceShape> Shape(
        ClientSettings client,
        VersionSettings versions,
        SpecDocument document,
        ClientNames names,
        SpecNode? errorSchema,
        IReadOnlyList<SpecOperation> selected,
        IReadOnlyList<SpecWaiter> waiters,
        IReadOnlyList<SpecOperation> hidden,
        IReadOnlyList<SpecPart> partsWithBrokenReferences,
        DiagnosticSink diagnostics,
        CancellationToken cancellationToken
    )
    {
        var models = OperationModel.Of(document, selected).ToList();
        var schemas = new TypeResolver(client, names.Types, document.Model, diagnostics);
        var server = ServerUrl.Of(document);
        if (server.Url.Length == 0)
        {
            diagnostics.Report(Descriptors.NoServer, JsonPointer.Of("servers"), server.Fault);
        }

        var security = new SecuritySchemes(document.Index);
        foreach (var model in models)
        {
            security.Check(model.Spec.Node, diagnostics);
        }

        var operations = new OperationShaper(
            client,
            schemas,
            names,
            server,
            versions,
            new(document.Index.Operations),
            diagnostics
        );
        var methods = models
            .Select(model =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return operations.Shape(model);
            })
            .ToList();

        var hiddenModels = OperationModel.Of(document, hidden).ToList();
        var hiddenMethods = hiddenModels.ConvertAll(operations.ShapeHidden);

        foreach (var declared in models.SelectMany(ErrorResponses.Of))
        {
            schemas.TypeOf(declared, "");
        }

        var error = errorSchema is { } schema
            ? schemas.TypeOf(schemas.Component(schema.Key), "").Name
            : "";
        schemas.Complete(cancellationToken);
        var types = new WithheldMembers(schemas.Types.ToList()).Mark(
            methods.SelectMany(shapes => shapes)
        );
        ReportFaults(
            document,
            partsWithBrokenReferences,
            [.. models, .. hiddenModels],
            schemas,
            diagnostics,
            cancellationToken
        );
        var clients = TagFiles.Clients(client, document.Model, names, Enumerated());
        var sources = new List<SourceShape>();
        sources.AddRange(clients.SelectMany(TagFiles.Of));
        var tags = clients.Select(tag => tag.Tag).ToList();
        sources.AddRange(Root(client, server.Url, security, tags));
        sources.AddRange(TagFiles.Descriptions(client, clients));
        sources.AddRange(Errors(client, error));
        sources.Add(new RulesShaper(client, schemas).Shape(operations.Requests));
        sources.AddRange(
            new PatchedTypes(types).Mark(clients.SelectMany(tag => tag.Operations).ToList())
        );
        sources.Add(JsonTypes.Of(client, types, clients, error));
        // Queries come last because Roslyn compares lists by position: selecting another operation must not emit types
        // again.
        sources.AddRange(operations.Queries);
        return sources.ToEquatableArray();

        // The item type of a page, and the property with a state, are known only after the records are shaped.
        IEnumerable<(OperationModel, IEnumerable<OperationShape>)> Enumerated()
        {
            var paging = new PagingShaper(types, operations.Queries);
            var waits = WaitMethods.Of(
                waiters,
                new WaitShaper(types, diagnostics),
                names,
                hidden,
                models
                    .Concat(hiddenModels)
                    .Zip(methods.Concat(hiddenMethods), (model, shapes) => (model.Pointer, shapes))
            );
            return models.Select(
                (model, i) =>
                    (
                        model,
                        methods[i]
                            .Select(method =>
                                method with
                                {
                                    Enumeration = paging.Of(
                                        method,
                                        names.Operations[model.Pointer]
                                    ),
                                    Wait =
                                        method.IsStream ? null
                                        : waits.TryGetValue(model.Pointer, out var wait) ? wait
                                        : null,
                                }
                            )
                    )
            );
        }
    }

    /// <summary>
    /// Returns a client without operations for a document that cannot be used, which keeps errors in user code to a
    /// minimum.
    /// </summary>
    public static EquatableArray<SourceShape> Empty(ClientSettings client) =>
        Root(client, "", security: null, [])
            .Concat(Errors(client, ""))
            .Append(new RulesShape(client, "AtlasRules", default, default, default))
            .ToEquatableArray();

    private static IEnumerable<SourceShape> Root(
        ClientSettings client,
        string serverUrl,
        SecuritySchemes? security,
        List<TagShape> tags
    )
    {
        yield return new RootClientShape(
            client,
            client.ClientName,
            serverUrl,
            security is { IsOpen: true },
            serverUrl == ServerUrl.Atlas ? null : security?.Supported(serverUrl),
            tags.ToEquatableArray()
        );
        yield return new RootInterfaceShape(client, client.InterfaceName, tags.ToEquatableArray());
    }

    private static IEnumerable<SourceShape> Errors(ClientSettings client, string errorType)
    {
        var exceptions = ErrorStatuses
            .All.Select(error => new ExceptionShape(
                client,
                error.Name,
                error.Status,
                error.Reason,
                errorType
            ))
            .ToEquatableArray();
        return exceptions.Append<SourceShape>(new ErrorMapShape(client, "AtlasErrors", exceptions));
    }

    /// <summary>
    /// Reports the errors that Readers found in parts the client uses. Users cannot fix the rest of the vendor's
    /// document.
    /// </summary>
    private static void ReportFaults(
        SpecDocument document,
        IReadOnlyList<SpecPart> partsWithBrokenReferences,
        IReadOnlyList<OperationModel> operations,
        TypeResolver schemas,
        DiagnosticSink diagnostics,
        CancellationToken cancellationToken
    )
    {
        if (document.Faults.Count + partsWithBrokenReferences.Count == 0)
        {
            return;
        }

        var needed = new HashSet<string>(schemas.UsedComponents, StringComparer.Ordinal);
        needed.UnionWith(operations.SelectMany(operation => operation.NeededPointers()));
        foreach (var fault in document.Faults.Where(IsNeeded))
        {
            if (fault.UnknownKeyword is { } keyword)
            {
                diagnostics.Report(
                    Descriptors.LostMeaning,
                    fault.Pointer,
                    keyword,
                    "OpenAPI does not define this keyword here."
                );
            }
            else
            {
                diagnostics.Report(Descriptors.ReaderError, fault.Pointer, fault.Message);
            }
        }

        var references = new ReferenceReport(document.Index, diagnostics);
        foreach (
            var reference in BrokenReferences.Find(
                document.Index,
                partsWithBrokenReferences,
                needed,
                cancellationToken
            )
        )
        {
            references.Add(reference);
        }

        bool IsNeeded(SpecFault fault) =>
            needed.Any(place => JsonPointer.IsWithin(fault.Pointer, place));
    }
}

using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Selection;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping;
using AtlasGen.Generator.Shaping.Kinds;
using AtlasGen.Generator.Shaping.Names;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Indexing;
using AtlasGen.Generator.Spec.Reading;
using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Spec.Waiters;

namespace AtlasGen.Generator;

/// <summary>Finds the operations that would add a method, a type, or a description to a client. Only editors use it.</summary>
/// <remarks>
/// The names come from the same rules as those of the generated code. Whether an operation really brings a name is decided
/// by shaping it, because the version in use can differ from the others.
/// </remarks>
internal sealed class ClientLookup
{
    private readonly SpecFile _file;
    private readonly SpecIndex _index;
    private readonly IReadOnlyList<SelectionEntry> _entries;
    private readonly IReadOnlyList<SpecOperation> _operations;
    private readonly HashSet<string> _selected;
    private readonly ClientNames _names;

    private ClientLookup(
        SpecFile file,
        ClientProject project,
        ClientSettings settings,
        SpecIndex index,
        CancellationToken cancellationToken
    )
    {
        var diagnostics = new DiagnosticSink(index.SourcePlace);
        var entries = ItemEntries.Of(file, project.Files, diagnostics);
        _file = file;
        _index = index;
        _entries = entries ?? [];
        _operations = Renames.Apply(index.Operations, _entries, diagnostics);
        _selected = entries is null ? [] : Selected(entries, cancellationToken);
        _names = ClientNames.Of(settings, index, _operations, cancellationToken);
        Settings = settings;
    }

    /// <summary>Gets the settings of the client.</summary>
    public ClientSettings Settings { get; }

    /// <summary>Reads a document; returns <see langword="null"/> if an error in it or in its metadata prevents that.</summary>
    public static ClientLookup? Of(
        SpecFile file,
        ClientProject project,
        CancellationToken cancellationToken
    ) =>
        OptionsCheck.Check(file, project.Places).Settings is { } settings
        && SpecIndexer.Index(file, project.Files, cancellationToken).Index is { } index
            ? new(file, project, settings, index, cancellationToken)
            : null;

    /// <summary>Returns the operations that would add a method to the client of a tag.</summary>
    /// <param name="isTag">Returns whether the tag is meant.</param>
    /// <param name="method">The name of the method, with <c>Async</c>.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public IEnumerable<SpecOperation> WithMethod(
        Func<TagName, bool> isTag,
        string method,
        CancellationToken cancellationToken
    )
    {
        var name = SimilarNames.WithoutAsync(method);
        return name == method
            ? []
            : _operations.Where(operation =>
                _names.Operations[operation.Pointer].Methods.Contains(name)
                && isTag(TagOf(operation))
                && CanBeAdded(operation, cancellationToken)
                && Shapes(operation, cancellationToken)
                    .OfType<TagClientShape>()
                    .SelectMany(client => client.Operations)
                    .Any(shape =>
                        shape.MethodName == name
                        || shape.Enumeration?.MethodName == name
                        || shape.Wait?.MethodName == name
                    )
            );
    }

    /// <summary>Returns the operations that would add a description to the class with the descriptions of all operations.</summary>
    /// <param name="description">The name of the property.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public IEnumerable<SpecOperation> WithDescription(
        string description,
        CancellationToken cancellationToken
    ) =>
        _operations.Where(operation =>
            _names.Operations[operation.Pointer].Descriptors.Contains(description)
            && CanBeAdded(operation, cancellationToken)
            && Shapes(operation, cancellationToken)
                .OfType<OperationsShape>()
                .SelectMany(all => all.Operations)
                .Any(described => described.Operation.Descriptor == description)
        );

    /// <summary>
    /// Returns the operations that would add a type to the client. Those that add the least code come first.
    /// </summary>
    public IEnumerable<SpecOperation> WithType(string type, CancellationToken cancellationToken)
    {
        var parts = new HashSet<string>(
            _names
                .Types.PointersOf(type)
                .Select(pointer => JsonPointer.Of([.. JsonPointer.Names(pointer).Take(3)])),
            StringComparer.Ordinal
        );
        return from operation in _operations
            where
                parts.Count > 0
                || _names.Operations[operation.Pointer].Query == type
                || TagOf(operation).Client == type
                || TagOf(operation).Interface == type
            let used = Closure.Of(_index, [operation], [], cancellationToken).Parts
            where parts.Count == 0 || used.Any(part => parts.Contains(part.Pointer))
            orderby used.Count, operation.OperationId
            where
                CanBeAdded(operation, cancellationToken)
                && Shapes(operation, cancellationToken).Any(shape => shape.Name == type)
            select operation;
    }

    /// <summary>Returns whether an operationId, as another entry, selects one operation, or one that is selected already.</summary>
    public bool Accepts(string operationId, CancellationToken cancellationToken) =>
        _operations.Any(operation =>
            operation.OperationId == operationId
            && (_selected.Contains(operation.Pointer) || CanBeAdded(operation, cancellationToken))
        );

    private TagName TagOf(SpecOperation operation) => _names.Tags[TagNames.TagOf(operation)];

    /// <summary>
    /// Returns whether the operationId, as another entry, selects the operation and changes nothing else. It does not if an
    /// entry excludes the operation, or if several operations have the operationId.
    /// </summary>
    private bool CanBeAdded(SpecOperation operation, CancellationToken cancellationToken) =>
        !_selected.Contains(operation.Pointer)
        && operation.OperationId.Length > 0
        && operation.OperationId.All(c => char.IsLetterOrDigit(c) || "_-./:".IndexOf(c) >= 0)
        && Selected([.. _entries, SelectionEntry.Parse(operation.OperationId)], cancellationToken)
            .SetEquals(_selected.Append(operation.Pointer));

    private HashSet<string> Selected(
        IReadOnlyList<SelectionEntry> entries,
        CancellationToken cancellationToken
    ) =>
        new(
            OperationSelector
                .Select(_operations, entries, cancellationToken)
                .Selected.Select(operation => operation.Pointer),
            StringComparer.Ordinal
        );

    /// <summary>Returns the files that a client of one operation has.</summary>
    private IEnumerable<SourceShape> Shapes(
        SpecOperation operation,
        CancellationToken cancellationToken
    )
    {
        var diagnostics = new DiagnosticSink(_index.SourcePlace);
        var waiters = new WaiterReader(_operations, diagnostics).Read(
            [operation],
            cancellationToken
        );
        var hidden = WaiterReader.Hidden(waiters, [operation]);
        var errorSchema = ErrorSchema.Find(_index);
        var closure = Closure.Of(
            _index,
            [operation, .. hidden],
            errorSchema is { } needed ? [needed] : [],
            cancellationToken
        );
        return
            new SpecReader(_index, diagnostics, cancellationToken).Read(closure.Parts)
                is { } document
            ? ClientShaper.Shape(
                Settings,
                new(_file.Options.ApiVersion, _file.Options.AsOf),
                document,
                _names,
                errorSchema,
                [operation],
                waiters,
                hidden,
                [],
                diagnostics,
                cancellationToken
            )
            : [];
    }
}

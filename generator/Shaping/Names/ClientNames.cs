using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Identifiers;
using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Shaping.Names;

/// <summary>
/// The names of all types and members that a client of a document can have, regardless of the selection.
/// </summary>
/// <param name="Types">The names of types.</param>
/// <param name="Tags">The names for each tag.</param>
/// <param name="Operations">The names for each operation, by its JSON pointer.</param>
internal sealed record ClientNames(
    TypeNames Types,
    IReadOnlyDictionary<string, TagName> Tags,
    IReadOnlyDictionary<string, OperationNames> Operations
)
{
    /// <param name="client">The user's settings for the client.</param>
    /// <param name="index">The document.</param>
    /// <param name="operations">All operations of the document, under the names that the user chose.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static ClientNames Of(
        ClientSettings client,
        SpecIndex index,
        IReadOnlyList<SpecOperation> operations,
        CancellationToken cancellationToken
    )
    {
        var reserved = new HashSet<string>(
            ReservedNames
                .Types.Append(client.ClientName)
                .Append(client.InterfaceName)
                .Append(client.OperationsName)
                .Concat(ErrorStatuses.All.Select(error => error.Name)),
            StringComparer.OrdinalIgnoreCase
        );
        var tags = TagNames.Of(operations, client.ClientName, reserved);
        // Names from the document take precedence over generated names.
        var taken = new HashSet<string>(
            reserved.Concat(index.Schemas.Select(schema => Naming.Pascal(schema.Key))),
            StringComparer.OrdinalIgnoreCase
        );
        var parameters = new OperationParameters(index);
        var methods = OperationNames.Of(
            index,
            operations,
            parameters,
            taken,
            new HashSet<string>(
                ReservedNames
                    .OperationsMembers.Concat(tags.Values.Select(tag => tag.Client))
                    .Append(client.OperationsName),
                StringComparer.Ordinal
            )
        );
        reserved.UnionWith(methods.Values.Select(names => names.Query));
        var types = TypeNames.Of(index, operations, parameters, reserved, cancellationToken);
        return new(types, tags, methods);
    }
}

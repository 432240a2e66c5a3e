using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Names;
using AtlasGen.Generator.Shaping.Operations;
using AtlasGen.Generator.Values;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping;

/// <summary>Decides which files each tag has, and groups the operations by tag.</summary>
internal static class TagFiles
{
    /// <summary>Returns the files of one tag.</summary>
    public static IEnumerable<SourceShape> Of(TagClientShape client)
    {
        yield return new TagInterfaceShape(
            client.Client,
            client.Tag.InterfaceName,
            client.Tag,
            client.Operations
        );
        yield return client;
    }

    /// <summary>Returns the clients of all tags, ordered by name.</summary>
    /// <param name="client">The user's settings for the client.</param>
    /// <param name="document">The document.</param>
    /// <param name="names">The names of all types and members that the document can have.</param>
    /// <param name="operations">
    /// The operations with their methods. An operation that is not generated has none.
    /// </param>
    public static IReadOnlyList<TagClientShape> Clients(
        ClientSettings client,
        OpenApiDocument document,
        ClientNames names,
        IEnumerable<(OperationModel Model, IEnumerable<OperationShape> Methods)> operations
    ) =>
        [
            .. operations
                .GroupBy(operation => TagNames.TagOf(operation.Model.Spec))
                .OrderBy(group => names.Tags[group.Key].Property, StringComparer.Ordinal)
                .Select(group => (Tag: Tag(document, names, group.Key), Operations: group))
                .Select(pair => new TagClientShape(
                    client,
                    pair.Tag.ClientName,
                    pair.Tag,
                    pair.Operations.SelectMany(operation => operation.Methods).ToEquatableArray()
                )),
        ];

    /// <summary>Returns the file that describes all operations, or none if there are none.</summary>
    /// <remarks>A test needs the operations that only read states, because a method that waits calls them.</remarks>
    public static IEnumerable<SourceShape> Descriptions(
        ClientSettings client,
        IReadOnlyList<TagClientShape> tags
    )
    {
        var operations = tags.SelectMany(tag => tag.Operations.Select(Described(tag)))
            .Concat(tags.SelectMany(tag => tag.Reads.Select(Described(tag))))
            .GroupBy(described => described.Operation.Descriptor, StringComparer.Ordinal)
            .Select(same => same.First())
            .OrderBy(described => described.Operation.Descriptor, StringComparer.Ordinal)
            .ToEquatableArray();
        return operations.Count > 0
            ? [new OperationsShape(client, client.OperationsName, operations)]
            : [];
    }

    private static Func<OperationShape, DescribedOperation> Described(TagClientShape tag) =>
        operation => new(tag.Name, operation);

    private static TagShape Tag(OpenApiDocument document, ClientNames names, string name)
    {
        var description = document.Tags?.FirstOrDefault(one => one?.Name == name)?.Description;
        var tag = names.Tags[name];
        return new(
            tag.Property,
            tag.Client,
            tag.Interface,
            DocText.From(description, $"Provides the operations with the tag '{name}'.")
        );
    }
}

using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>Empties the scalars that are too long for Readers, which gives up a document for one of them.</summary>
/// <remarks>Only descriptions and examples are that long, and nobody reads so much of them in an editor.</remarks>
internal static class LongScalars
{
    /// <summary>What SharpYaml takes, in characters.</summary>
    public const int Limit = 65_536;

    /// <summary>The text with these emptied; everything in it stays where it is.</summary>
    public static string Empty(SpecTree tree)
    {
        char[]? text = null;
        for (var i = 0; i < tree.Count; i++)
        {
            ref readonly var node = ref tree[i];
            if (node.Kind == NodeKind.Scalar && node.ValueEnd - node.ValueStart > Limit)
            {
                text ??= tree.Text.ToCharArray();
                Empty(text.AsSpan(node.ValueStart, node.ValueEnd - node.ValueStart));
            }
        }

        return text is null ? tree.Text : new(text);
    }

    private static void Empty(Span<char> scalar)
    {
        foreach (ref var character in scalar)
        {
            // Lines stay lines: what follows is found by them.
            character = character is '\n' or '\r' ? character : ' ';
        }

        scalar[0] = '"';
        scalar[1] = '"';
    }
}

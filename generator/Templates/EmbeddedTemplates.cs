using System.Collections.Concurrent;
using System.Resources;
using Scriban;

namespace AtlasGen.Generator.Templates;

/// <summary>The templates, which are files beside this one; each is parsed once in the life of a compiler server.</summary>
internal sealed class EmbeddedTemplates
{
    private readonly ConcurrentDictionary<string, Template> _parsed = new(StringComparer.Ordinal);

    /// <summary>A template by its name.</summary>
    public Template Get(string name) => _parsed.GetOrAdd(name, Parse);

    private static Template Parse(string name)
    {
        var template = Template.Parse(Read(name), name);
        return template.HasErrors
            ? throw new InvalidOperationException(string.Join("\n", template.Messages))
            : template;
    }

    private static string Read(string name)
    {
        var resource = $"{name}.sbn-cs";
        using var stream = typeof(EmbeddedTemplates).Assembly.GetManifestResourceStream(resource);
        using var reader = new StreamReader(
            stream ?? throw new MissingManifestResourceException(resource)
        );
        // Templates are checked out with the line ends of the system that built the generator.
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}

using System.Collections.Concurrent;
using System.Resources;
using Scriban;

namespace AtlasGen.Generator.Templates;

/// <summary>The embedded templates. Each is parsed once per process, so a compiler server keeps them.</summary>
internal sealed class EmbeddedTemplates
{
    private readonly ConcurrentDictionary<string, Template> _parsed = new(StringComparer.Ordinal);

    /// <summary>Returns the template with a name.</summary>
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
        // Git may check out templates with the line endings of the system on which the generator is built.
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}

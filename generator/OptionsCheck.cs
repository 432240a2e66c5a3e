using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Values;
using Microsoft.CodeAnalysis.CSharp;

namespace AtlasGen.Generator;

/// <summary>Checks the user's settings for one client.</summary>
internal static class OptionsCheck
{
    private const string NoEnvelope = "NoEnvelope";

    /// <summary>Returns the settings; <see langword="null"/> if no code can be generated with them.</summary>
    public static (ClientSettings? Settings, EquatableArray<DiagnosticInfo> Mistakes) Check(
        SpecFile file,
        IReadOnlyList<ClientPlace> places
    )
    {
        var options = file.Options;
        var mistakes = new List<DiagnosticInfo>();
        Require(
            options.Namespace.Split('.').All(IsIdentifier),
            "Namespace",
            options.Namespace,
            "a valid C# namespace"
        );
        Require(
            IsIdentifier(options.ClientName),
            "ClientName",
            options.ClientName,
            "a valid C# identifier"
        );
        Require(
            options.Accessibility is "public" or "internal",
            "Accessibility",
            options.Accessibility,
            "'public' or 'internal'"
        );
        Require(
            ApiVersions.IsChoice(options.ApiVersion),
            "ApiVersion",
            options.ApiVersion,
            "a date such as 2025-03-12, or 'preview'"
        );
        Require(
            options.AsOf.Length == 0 || VersionDate.IsDate(options.AsOf),
            "AsOf",
            options.AsOf,
            "a date such as 2026-08-01, or omit the option"
        );
        Require(
            options.MethodOptions is "" or NoEnvelope,
            "MethodOptions",
            options.MethodOptions,
            $"'{NoEnvelope}', or omit the option"
        );
        var first = places.First(place =>
            place.Namespace.Equals(options.Namespace, StringComparison.OrdinalIgnoreCase)
        );
        if (first.Path != file.Path)
        {
            mistakes.Add(
                DiagnosticInfo.Create(
                    Descriptors.DuplicateNamespace,
                    file.Path,
                    default,
                    options.Namespace
                )
            );
        }

        var specName = Path.GetFileName(file.Path).Replace('\n', ' ').Replace('\r', ' ');
        return mistakes.Count > 0
            ? (null, mistakes.ToEquatableArray())
            : (
                new(
                    options.Namespace,
                    options.ClientName,
                    options.Accessibility,
                    specName,
                    options.MethodOptions == NoEnvelope
                ),
                default
            );

        void Require(bool isValid, string name, string value, string expected)
        {
            if (!isValid)
            {
                mistakes.Add(
                    DiagnosticInfo.Create(
                        Descriptors.InvalidOption,
                        file.Path,
                        default,
                        name,
                        value,
                        expected
                    )
                );
            }
        }
    }

    private static bool IsIdentifier(string name) =>
        SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None;
}

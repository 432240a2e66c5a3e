using System.Text.RegularExpressions;
using Microsoft.OpenApi.Any;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Finds the Atlas roles of which a caller needs one. They are part of the message for a 401 or 403.</summary>
internal static class RequiredRoles
{
    private const string Extension = "x-rolesRequirements";

    private static readonly Regex Sentence = new(
        @"must have (?:at least )?the (?<role>[A-Z][A-Za-z]*(?: [A-Z][A-Za-z]*){0,6}) role",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    /// <summary>
    /// Returns the roles. Atlas v2 has an extension for them; v1 states them only in descriptions, always in the same
    /// words.
    /// </summary>
    public static IEnumerable<string> Of(OpenApiOperation operation)
    {
        if (
            operation.Extensions.TryGetValue(Extension, out var extension)
            && extension is OpenApiArray roles
        )
        {
            return roles.OfType<OpenApiString>().Select(role => role.Value);
        }

        return Sentence
            .Matches(operation.Description ?? "")
            .Cast<Match>()
            .Select(match => match.Groups["role"].Value)
            .Distinct();
    }
}

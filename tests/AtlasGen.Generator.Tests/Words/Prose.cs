using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AtlasGen.Generator.Tests.Words;

/// <summary>Extracts the sentences of a file, without its code.</summary>
internal static partial class Prose
{
    // A sentence end, so that no phrase is found across it.
    private const string Break = ";";

    /// <summary>Returns a Markdown page without code blocks, code spans, and link targets.</summary>
    public static IEnumerable<Passage> OfPage(string file, string text)
    {
        text = Without(Fence(), text, Break);
        text = Without(CodeSpan(), text, "`");
        yield return new(file, 1, Without(LinkTarget(), text, "]"));
    }

    /// <summary>Returns the comments and literals that a template writes.</summary>
    public static IEnumerable<Passage> OfTemplate(string file, string text)
    {
        var lines = TemplateCode().Replace(text, "_").Split('\n').Select(OfLine);
        yield return new(file, 1, WithoutTags(string.Join('\n', lines)));

        static string OfLine(string line) =>
            Comment().Match(line) is { Success: true } comment
                ? comment.Groups["text"].Value
                : Break
                    + string.Join(Break, Literal().Matches(line).Select(literal => literal.Value));
    }

    /// <summary>Returns the XML documentation of public members.</summary>
    public static IEnumerable<Passage> OfDocumentation(string file, string text) =>
        from member in Root(text).DescendantNodes().OfType<MemberDeclarationSyntax>()
        where IsPublic(member)
        from trivia in member.GetLeadingTrivia()
        where trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
        select new Passage(
            file,
            LineOf(trivia.GetLocation()),
            WithoutTags(Slashes().Replace(trivia.ToFullString(), ""))
        );

    /// <summary>Returns the C# literals with several words, which are messages or parts of messages.</summary>
    public static IEnumerable<Passage> OfLiterals(string file, string text) =>
        from expression in Root(text).DescendantNodes().OfType<ExpressionSyntax>()
        where HasText(expression) && !expression.Ancestors().Any(HasText)
        let words = TextOf(expression)
        where Words().IsMatch(words)
        select new Passage(file, LineOf(expression.GetLocation()), words);

    /// <summary>Returns the messages and other text attributes of an MSBuild file.</summary>
    public static IEnumerable<Passage> OfProject(string file, string text) =>
        from element in XDocument.Parse(text, LoadOptions.SetLineInfo).Descendants()
        from words in element
            .Attributes("Text")
            .Select(attribute => attribute.Value)
            .Append(element.HasElements ? "" : element.Value)
        where Words().IsMatch(words)
        select new Passage(file, ((IXmlLineInfo)element).LineNumber, words);

    private static SyntaxNode Root(string text) =>
        CSharpSyntaxTree
            .ParseText(text, cancellationToken: TestContext.Current.CancellationToken)
            .GetRoot(TestContext.Current.CancellationToken);

    private static int LineOf(Location location) =>
        location.GetLineSpan().StartLinePosition.Line + 1;

    private static bool IsPublic(MemberDeclarationSyntax member) =>
        (
            member is EnumMemberDeclarationSyntax
            || member.Parent is InterfaceDeclarationSyntax
            || member.Modifiers.Any(SyntaxKind.PublicKeyword)
            || member.Modifiers.Any(SyntaxKind.ProtectedKeyword)
        ) && member.Ancestors().OfType<BaseTypeDeclarationSyntax>().All(IsPublic);

    // A literal, or concatenated literals, because a phrase can begin in one and end in the next.
    private static bool HasText(SyntaxNode node) =>
        node is InterpolatedStringExpressionSyntax
        || node.IsKind(SyntaxKind.StringLiteralExpression)
        || (node.IsKind(SyntaxKind.AddExpression) && node.ChildNodes().Any(HasText));

    private static string TextOf(SyntaxNode node) =>
        node switch
        {
            LiteralExpressionSyntax literal when HasText(literal) => literal.Token.ValueText,
            InterpolatedStringTextSyntax part => part.TextToken.ValueText,
            InterpolatedStringExpressionSyntax or BinaryExpressionSyntax => string.Concat(
                node.ChildNodes().Select(TextOf)
            ),
            _ => "_",
        };

    private static string WithoutTags(string xml) =>
        Without(Tag(), Without(CodeElement(), xml, "_"), "");

    // The line breaks stay, so that the following lines keep their numbers.
    private static string Without(Regex pattern, string text, string placeholder) =>
        pattern.Replace(text, match => placeholder + new string('\n', match.ValueSpan.Count('\n')));

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\]\([^)\s]+\)")]
    private static partial Regex LinkTarget();

    [GeneratedRegex("{{.*?}}")]
    private static partial Regex TemplateCode();

    [GeneratedRegex("(?:^|[ \t])///? (?<text>.*)$")]
    private static partial Regex Comment();

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Literal();

    [GeneratedRegex("^[ \t]*/// ?", RegexOptions.Multiline)]
    private static partial Regex Slashes();

    [GeneratedRegex("<(?<name>c|code)>.*?</\\k<name>>", RegexOptions.Singleline)]
    private static partial Regex CodeElement();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\w,? \w")]
    private static partial Regex Words();
}

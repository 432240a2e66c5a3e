using System.Collections.Immutable;
using AtlasGen.Generator;
using AtlasGen.Generator.Spec;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AtlasGen.CodeFixes;

/// <summary>A name in user code that the compiler does not find.</summary>
internal abstract class MissingName
{
    private const string NoMember = "CS1061";
    private const string NoStaticMember = "CS0117";
    private const string NoTypeInNamespace = "CS0234";

    /// <summary>
    /// Gets the compiler's errors: a missing member of a value or of a type, a missing type, a missing type in a namespace, and
    /// a missing name, which can be a type, such as an enum before its value.
    /// </summary>
    public static ImmutableArray<string> Ids { get; } =
        ImmutableArray.Create(NoMember, NoStaticMember, "CS0246", NoTypeInNamespace, "CS0103");

    /// <summary>Returns the name at a diagnostic; <see langword="null"/> if it cannot be one of a client.</summary>
    public static MissingName? Of(
        SyntaxNode root,
        SemanticModel model,
        Diagnostic diagnostic,
        CancellationToken cancellationToken
    ) =>
        NameAt(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true))
            is not { } name
            ? null
        : diagnostic.Id is NoMember or NoStaticMember
            ? Receiver(name) is { } receiver
                && model.GetTypeInfo(receiver, cancellationToken).Type is INamedTypeSymbol type
                    ? diagnostic.Id == NoMember
                            ? new Member(type, name.Identifier.ValueText, Next(name))
                        : new Description(type, name.Identifier.ValueText)
                : null
        : new Type(
            model.Compilation,
            diagnostic.Id == NoTypeInNamespace
            && Qualifier(name) is { } qualifier
            && model.GetSymbolInfo(qualifier, cancellationToken).Symbol is INamespaceSymbol space
                ? space
                : null,
            name.Identifier.ValueText
        );

    /// <summary>Returns whether a client in a namespace can have the name.</summary>
    public abstract bool IsIn(string clientNamespace);

    /// <summary>Returns the operations that would add the name to a client.</summary>
    public abstract IEnumerable<SpecOperation> Find(
        ClientLookup? client,
        CancellationToken cancellationToken
    );

    /// <summary>Returns the missing name. Some errors are at the whole of a qualified name.</summary>
    private static IdentifierNameSyntax? NameAt(SyntaxNode node) =>
        node switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => node,
        } as IdentifierNameSyntax;

    /// <summary>Returns what a member is requested from: <c>a</c> in <c>a.B</c> and in <c>a?.B</c>.</summary>
    private static ExpressionSyntax? Receiver(IdentifierNameSyntax name) =>
        name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access.Expression,
            MemberBindingExpressionSyntax binding => binding
                .Ancestors()
                .OfType<ConditionalAccessExpressionSyntax>()
                .FirstOrDefault(access => access.WhenNotNull.Span.Contains(binding.Span))
                ?.Expression,
            _ => null,
        };

    /// <summary>Returns the name of the member that is requested from a member: <c>C</c> in <c>a.B.C</c>.</summary>
    private static string Next(IdentifierNameSyntax name) =>
        name.Parent is ExpressionSyntax { Parent: MemberAccessExpressionSyntax next } member
        && next.Expression == member
            ? next.Name.Identifier.ValueText
            : "";

    private static SyntaxNode? Qualifier(IdentifierNameSyntax name) =>
        name.Parent switch
        {
            QualifiedNameSyntax qualified => qualified.Left,
            MemberAccessExpressionSyntax access => access.Expression,
            _ => null,
        };

    /// <summary>A member of a root client or of the client of a tag.</summary>
    private sealed class Member(INamedTypeSymbol type, string name, string next) : MissingName
    {
        public override bool IsIn(string clientNamespace) =>
            type.ContainingNamespace?.ToDisplayString() == clientNamespace;

        public override IEnumerable<SpecOperation> Find(
            ClientLookup? client,
            CancellationToken cancellationToken
        ) =>
            client is null ? []
            // Without an operation of its tag, the root client does not have the property for the tag either.
            : type.Name == client.Settings.ClientName || type.Name == client.Settings.InterfaceName
                ? client.WithMethod(tag => tag.Property == name, next, cancellationToken)
            : client.WithMethod(
                tag => tag.Client == type.Name || tag.Interface == type.Name,
                name,
                cancellationToken
            );
    }

    /// <summary>A description of an operation.</summary>
    private sealed class Description(INamedTypeSymbol type, string name) : MissingName
    {
        public override bool IsIn(string clientNamespace) =>
            type.ContainingNamespace?.ToDisplayString() == clientNamespace;

        public override IEnumerable<SpecOperation> Find(
            ClientLookup? client,
            CancellationToken cancellationToken
        ) =>
            type.Name == client?.Settings.OperationsName
                ? client.WithDescription(name, cancellationToken)
                : [];
    }

    /// <summary>A type.</summary>
    private sealed class Type(Compilation compilation, INamespaceSymbol? space, string name)
        : MissingName
    {
        // If the type exists, only a using directive is missing, which the editor suggests.
        public override bool IsIn(string clientNamespace) =>
            (space is null || space.ToDisplayString() == clientNamespace)
            && compilation.GetTypeByMetadataName($"{clientNamespace}.{name}") is null;

        public override IEnumerable<SpecOperation> Find(
            ClientLookup? client,
            CancellationToken cancellationToken
        ) => client?.WithType(name, cancellationToken) ?? [];
    }
}

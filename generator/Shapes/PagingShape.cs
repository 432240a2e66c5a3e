namespace AtlasGen.Generator.Shapes;

/// <summary>The method that enumerates all pages of a list.</summary>
/// <param name="MethodName">The name of the method, without <c>Async</c>.</param>
/// <param name="Item">The type of the items.</param>
/// <param name="ResultsName">The property of a page that holds its items; empty if the page itself is a list.</param>
/// <param name="TotalName">The property that holds the total number of items; empty if there is none.</param>
/// <param name="PageNumber">
/// The parameter for the page number; <see langword="null"/> if there is only one page.
/// </param>
/// <param name="PageSize">
/// The parameter for the number of items per page; <see langword="null"/> if there is none.
/// </param>
/// <param name="IncludeCount">The parameter that can omit the total; <see langword="null"/> if there is none.</param>
internal sealed record PagingShape(
    string MethodName,
    TypeRef Item,
    string ResultsName,
    string TotalName,
    ParameterShape? PageNumber,
    ParameterShape? PageSize,
    ParameterShape? IncludeCount
)
{
    public bool IsPaged => PageNumber is not null;
}

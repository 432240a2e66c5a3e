namespace AtlasGen.Generator.Shapes;

/// <summary>The method that goes through all pages of a list.</summary>
/// <param name="MethodName">Its name, without <c>Async</c>.</param>
/// <param name="Item">The type of the items.</param>
/// <param name="ResultsName">The property of a page that holds its items; empty when the page is a list itself.</param>
/// <param name="TotalName">The property that tells how many items there are; empty when it has none.</param>
/// <param name="PageNumber">The parameter that chooses the page; <see langword="null"/> when there is one page.</param>
/// <param name="PageSize">The parameter that tells how many items a page has; <see langword="null"/> for none.</param>
/// <param name="IncludeCount">The parameter that leaves the total out; <see langword="null"/> for none.</param>
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

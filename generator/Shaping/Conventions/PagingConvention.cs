namespace AtlasGen.Generator.Shaping.Conventions;

/// <summary>The names of the parameters and properties that Atlas uses for paging.</summary>
internal static class PagingConvention
{
    public const string PageNumber = "pageNum";
    public const string PageSize = "itemsPerPage";
    public const string IncludeCount = "includeCount";
    public const string Results = "results";
    public const string TotalCount = "totalCount";
}

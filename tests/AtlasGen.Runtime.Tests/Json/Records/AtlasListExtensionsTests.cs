namespace AtlasGen.Runtime.Tests.Json.Records;

public class AtlasListExtensionsTests
{
    [Fact]
    public void Each_item_is_replaced_and_the_list_is_not_modified()
    {
        IReadOnlyList<string> items = ["a", "b"];
        Assert.Equal(["a1", "b1"], items.Change(item => item + "1"));
        Assert.Equal(["a", "b"], items);
    }

    [Fact]
    public void Without_a_list_there_is_no_list()
    {
        IReadOnlyList<string>? items = null;
        Assert.Null(items.Change(item => item + "1"));
        Assert.Throws<ArgumentNullException>("change", () => items.Change(null!));
    }
}

using System.Text;
using AtlasGen.Interop.Tests.Corpus;

namespace AtlasGen.Interop.Tests.Prism;

/// <summary>Tests that the errors and limitations that are worked around for Prism really exist.</summary>
public sealed class MistakeTests
{
    // A random value must conflict with the error.
    private const int Attempts = 300;

    [Fact]
    public async Task Each_mistake_of_the_document_makes_Prism_refuse_what_is_right_or_pass_what_is_wrong()
    {
        var schemas = Mistake.All.Select(mistake => mistake.Schema);
        await using var asItIs = await SchemaJudge.StartAsync(schemas, Limitation.Evade);
        await using var asMeant = await SchemaJudge.StartAsync(schemas, PrismTests.Mend);
        var notSeen = new List<string>();
        foreach (var mistake in Mistake.All)
        {
            var isSeen = mistake.Complaint is { } complaint
                ? await RefusesAsync(mistake.Schema, complaint, asItIs, asMeant)
                : await PassesAsync(mistake.Schema, asItIs, asMeant);
            if (!isSeen)
            {
                notSeen.Add(mistake.Name);
            }
        }

        Assert.True(notSeen.Count == 0, string.Join('\n', notSeen));
    }

    [Fact]
    public async Task Prism_passes_everything_where_it_cannot_read_a_pattern()
    {
        await using var asItIs = await SchemaJudge.StartAsync([Limitation.Example]);
        await using var evaded = await SchemaJudge.StartAsync(
            [Limitation.Example],
            Limitation.Evade
        );
        Assert.True(await PassesAsync(Limitation.Example, asItIs, evaded));
    }

    /// <summary>Returns whether one judge rejects a value that the other one accepts.</summary>
    private static async Task<bool> RefusesAsync(
        string schema,
        string complaint,
        SchemaJudge asItIs,
        SchemaJudge asMeant
    )
    {
        var random = Seed.Of(schema);
        for (var i = 0; i < Attempts; i++)
        {
            var json = Sample(schema, asMeant, random, density: i % 2);
            await AssertRightAsync(schema, json, asMeant);
            var answer = await asItIs.JudgeAsync(schema, json);
            if (answer.Contains(complaint, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns whether one judge accepts a value that the other one rejects.</summary>
    private static async Task<bool> PassesAsync(
        string schema,
        SchemaJudge asItIs,
        SchemaJudge asMeant
    )
    {
        var json = Sample(schema, asMeant, Seed.Of(schema), density: 1);
        await AssertRightAsync(schema, json, asMeant);
        foreach (var spoiled in Spoiled.Of(json))
        {
            if (await asMeant.JudgeAsync(schema, spoiled) != "")
            {
                return await asItIs.JudgeAsync(schema, spoiled) == "";
            }
        }

        return false;
    }

    private static async Task AssertRightAsync(string schema, byte[] json, SchemaJudge judge)
    {
        var complaint = await judge.JudgeAsync(schema, json);
        Assert.True(
            complaint.Length == 0,
            $"{schema}: {complaint}\n{Encoding.UTF8.GetString(json)}"
        );
    }

    private static byte[] Sample(string schema, SchemaJudge judge, Random random, double density)
    {
        var sampler = new SchemaSampler(judge.Document, random) { Density = density };
        var value = sampler.Sample(SchemaJudge.Reference(schema))!;
        return Encoding.UTF8.GetBytes(value.ToJsonString());
    }
}

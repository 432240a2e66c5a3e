using AtlasGen.Samples.StandIn;

namespace AtlasGen.Package.Tests;

/// <summary>Tests a project that reads the responses to its calls and the pages of a list.</summary>
public class ResponseTests(PackedPackages packages)
{
    [Fact]
    public async Task Values_and_pages_with_their_responses()
    {
        var project = new UserProject(
            packages,
            "responses",
            """<AtlasSpec Include="atlas.yaml" Operations="createGroup;getOrgGroups" Namespace="Acme.Atlas" />""",
            """
            using Acme.Atlas;
            using AtlasGen;

            using var atlas = AtlasClient.Create(new AtlasClientOptions
            {
                BaseAddress = new Uri(args[0]),
                Credentials = AtlasCredentials.ServiceAccount(args[2], args[3]),
            });
            for (var i = 1; i <= 3; i++)
            {
                var (created, info) = await AtlasResponse.CaptureAsync(options =>
                    atlas.Projects.CreateGroupAsync(new Group { Name = $"p{i}", OrgId = args[1] }, options: options));
                Console.WriteLine($"{created.Name} {info.OperationId} {(int)info.StatusCode} {info.Headers["Content-Type"]}");
            }

            AtlasPageable<Group> groups = atlas.Organizations.EnumerateOrgGroupsAsync(args[1], new() { ItemsPerPage = 2 });
            int? next = null;
            await foreach (var page in groups.AsPages())
            {
                Print(page);
                next = page.NextNumber;
                break;
            }

            await foreach (var page in groups.AsPages(next))
            {
                Print(page);
            }

            await foreach (var group in groups)
            {
                Console.WriteLine(group.Name);
            }

            await foreach (var group in AtlasPageable.FromItems([new Group { Name = "fake", OrgId = "o" }]))
            {
                Console.WriteLine(group.Name);
            }

            static void Print(AtlasPage<Group> page) =>
                Console.WriteLine($"{page.Number}>{page.NextNumber} {page.Items.Count} of {page.TotalCount} {page.Info.OperationId}");
            """
        );
        project.Write("atlas.yaml", Sources.Read("specs/atlas-jobs.yaml"));
        await project.BuildCleanAsync();
        await using var server = await AtlasStandInServer.StartAsync();
        var run = await project.RunAsync(
            server.BaseAddress.ToString(),
            server.OrganizationId,
            server.ClientId,
            server.ClientSecret
        );
        const string created =
            "createGroup 200 application/vnd.atlas.2023-01-01+json;charset=utf-8";
        var lines = run.AssertSucceeded().Output.Trim().Split('\n', StringSplitOptions.TrimEntries);
        Assert.Equal(
            [
                $"p1 {created}",
                $"p2 {created}",
                $"p3 {created}",
                "1>2 2 of 4 getOrgGroups",
                "2> 2 of 4 getOrgGroups",
            ],
            lines[..5]
        );
        Assert.Equal(["p1", "p2", "p3"], lines[5..9].Where(line => line.Length == 2).Order());
        Assert.Equal("fake", lines[9]);
    }
}

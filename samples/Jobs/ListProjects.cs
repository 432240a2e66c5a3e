using Acme.Atlas;

namespace AtlasGen.Samples.Jobs;

/// <summary>Prints a table of all projects of an organization and their clusters.</summary>
internal static class ListProjects
{
    public static async Task RunAsync(AtlasClient atlas, string orgId)
    {
        // All calls start at once. The client holds them back so that they stay within the rate limit.
        var patient = new AtlasRequestOptions { Timeout = TimeSpan.FromMinutes(30) };
        var projects = await atlas
            .Organizations.EnumerateOrgGroupsAsync(orgId, new() { ItemsPerPage = 500 })
            .OrderBy(project => project.Name, StringComparer.OrdinalIgnoreCase)
            .ToListAsync();
        var clusters = await Task.WhenAll(
            projects.Select(project =>
                atlas
                    .Clusters.EnumerateGroupClustersAsync(project.Id!, options: patient)
                    .ToListAsync()
                    .AsTask()
            )
        );

        Console.WriteLine($"   {"project", -20} {"clusters", 8} {"paused", 8}");
        foreach (var (project, ofProject) in projects.Zip(clusters))
        {
            var paused = ofProject.Count(cluster => cluster.Paused == true);
            Console.WriteLine($"   {project.Name, -20} {ofProject.Count, 8} {paused, 8}");
        }
    }
}

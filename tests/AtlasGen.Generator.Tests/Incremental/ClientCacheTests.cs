using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Tests.Harness;
using AtlasGen.Generator.Values;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Tests.Incremental;

/// <summary>
/// Tests that unchanged clients are not generated again, although a compiler server creates a new driver for every
/// build.
/// </summary>
public class ClientCacheTests
{
    private readonly ClientCache _server = new(byteLimit: 1_000_000);

    [Fact]
    public void The_next_build_takes_the_files_of_the_last_one()
    {
        var first = SpecProject.With(SpecTexts.Invites).In(_server).Run().AssertClean();
        var second = SpecProject.With(SpecTexts.Invites).In(_server).Run().AssertClean();
        Assert.Equal(first.Files.Keys, second.Files.Keys);
        Assert.All(first.Files, file => Assert.Same(file.Value, second.Files[file.Key]));
    }

    [Fact]
    public void The_next_build_reports_the_same_errors()
    {
        var first = SpecProject.With(SpecTexts.Invites, "updateInvitation").In(_server).Run();
        Assert.Single(first.Diagnostics);
        Assert.Equal(
            first.Diagnostics,
            SpecProject.With(SpecTexts.Invites, "updateInvitation").In(_server).Run().Diagnostics
        );
    }

    [Fact]
    public void The_next_build_renders_only_what_an_edit_changed()
    {
        var first = Build(File(SpecTexts.Invites));
        var edited = SpecTexts.Invites.Replace("rel:", "ref:", StringComparison.Ordinal);
        Assert.Equal(
            "Link",
            Assert
                .Single(
                    Build(File(edited)).Files,
                    file => !first.Files.Any(other => ReferenceEquals(file, other))
                )
                .Shape.Name
        );
    }

    [Fact]
    public void Whatever_a_client_depends_on_makes_another_one()
    {
        var file = File(SpecTexts.Invites);
        var selection = new ProjectFile(
            "a.operations",
            new("a.operations", SourceText.From("tag:*"))
        );
        var project = Project("Acme.Atlas", selection);
        var client = Build(file, project);
        Assert.Same(client, Build(File(SpecTexts.Invites), Project("Acme.Atlas", selection)));
        Assert.All(
            new[]
            {
                Build(file with { Path = "other.yaml" }, project),
                Build(
                    File(SpecTexts.Invites.Replace("rel:", "ref:", StringComparison.Ordinal)),
                    project
                ),
                Build(file with { Text = null }, project),
                Build(
                    file with
                    {
                        Options = ShapedSpec.Options with
                        {
                            Operations = Enumerable.Repeat("*", 1).ToEquatableArray(),
                        },
                    },
                    project
                ),
                Build(
                    file with
                    {
                        Options = ShapedSpec.Options with { OperationsFile = "a.operations" },
                    },
                    project
                ),
                Build(
                    file with
                    {
                        Options = ShapedSpec.Options with { Namespace = "Acme.Other" },
                    },
                    project
                ),
                Build(
                    file with
                    {
                        Options = ShapedSpec.Options with { ClientName = "OtherClient" },
                    },
                    project
                ),
                Build(
                    file with
                    {
                        Options = ShapedSpec.Options with { ApiVersion = "2024-01-01" },
                    },
                    project
                ),
                Build(
                    file with
                    {
                        Options = ShapedSpec.Options with { Accessibility = "internal" },
                    },
                    project
                ),
                Build(
                    file with
                    {
                        Options = ShapedSpec.Options with { MethodOptions = "NoEnvelope" },
                    },
                    project
                ),
                Build(file, Project("Acme.atlas", selection)),
                Build(file, Project("Acme.Atlas", selection with { Path = "b.operations" })),
                Build(file, Project("Acme.Atlas", selection with { Text = null })),
                Build(
                    file,
                    Project(
                        "Acme.Atlas",
                        selection with
                        {
                            Text = new("a.operations", SourceText.From("tag:P")),
                        }
                    )
                ),
            },
            other => Assert.NotSame(client, other)
        );
    }

    [Fact]
    public void The_clients_that_were_used_last_are_kept_and_the_limit_holds()
    {
        var one = File(SpecTexts.Invites) with { Path = "one.yaml" };
        var bytes = Build(one).Bytes;
        var server = new ClientCache(byteLimit: 2 * bytes);
        var two = one with { Path = "two.yaml" };
        var first = Build(one, server: server);
        var second = Build(two, server: server);
        Assert.Same(first, Build(one, server: server));
        Build(one with { Path = "six.yaml" }, server: server);
        Assert.Same(first, Build(one, server: server));
        Assert.NotSame(second, Build(two, server: server));
        var tooSmall = new ClientCache(byteLimit: bytes - 1);
        Assert.NotSame(Build(one, server: tooSmall), Build(one, server: tooSmall));
    }

    [Fact]
    public void The_texts_count()
    {
        var file = File(SpecTexts.Invites);
        var shapes = ClientPipeline
            .Build(file, Alone(file), TestContext.Current.CancellationToken)
            .Bytes;
        var server = new ClientCache(byteLimit: shapes);
        var first = Build(file, server: server);
        Assert.Equal(shapes + first.Files.Sum(part => Text(part).Length), first.Bytes);
        Assert.NotSame(first, Build(file, server: server));
    }

    [Fact]
    public void Builds_side_by_side_do_not_disturb_each_other()
    {
        var files = Enumerable
            .Range(0, 8)
            .Select(i => File(SpecTexts.Invites) with { Path = $"{i}.yaml" })
            .ToList();
        var server = new ClientCache(byteLimit: 60_000);
        Parallel.For(
            0,
            48,
            i =>
            {
                var client = Build(files[i % files.Count], server: server);
                Assert.All(
                    client.Files,
                    file =>
                    {
                        Assert.Equal($"{i % files.Count}.yaml", file.Shape.Client.SpecName);
                        Assert.Same(Text(file), Text(file));
                    }
                );
            }
        );
    }

    private static SourceText Text(GeneratedFile file) =>
        file.Source(TestContext.Current.CancellationToken).Text;

    private static SpecFile File(string text) =>
        new(
            "atlas.yaml",
            new("atlas.yaml", SourceText.From(text, System.Text.Encoding.UTF8)),
            ShapedSpec.Options
        );

    private static ClientProject Project(string ns, params ProjectFile[] files) =>
        new(
            new ClientPlace[]
            {
                new("atlas.yaml", ns),
                new("other.yaml", "Acme.Other"),
            }.ToEquatableArray(),
            files.ToEquatableArray()
        );

    private static ClientProject Alone(SpecFile file) =>
        new(new ClientPlace[] { new(file.Path, "Acme.Atlas") }.ToEquatableArray(), default);

    private GeneratedClient Build(
        SpecFile file,
        ClientProject? project = null,
        ClientCache? server = null
    ) =>
        (server ?? _server).Client(
            file,
            project ?? Alone(file),
            TestContext.Current.CancellationToken
        );
}

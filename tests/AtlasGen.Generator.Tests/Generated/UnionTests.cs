using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests generated unions, choices, and enums with user code that is compiled in this process.</summary>
public class UnionTests
{
    private const string Helpers = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Net;
        using System.Net.Http;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Threading;
        using System.Threading.Tasks;
        using Acme.Atlas;
        using AtlasGen;

        public static partial class Try
        {
            private static T Read<T>(string json) => (T)JsonSerializer.Deserialize(json, AtlasJson.Options.GetTypeInfo(typeof(T)))!;

            private static string Write<T>(T value) => JsonSerializer.Serialize(value, AtlasJson.Options.GetTypeInfo(typeof(T)));

            // The order of members does not matter.
            private static bool IsWrittenBack<T>(string json) => JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(Write(Read<T>(json))));

            private static string Send(Func<AtlasClient, Task> call)
            {
                using var transport = new Transport();
                using var atlas = AtlasClient.Create(new AtlasClientOptions { Credentials = AtlasCredentials.Token("t"), Transport = transport });
                call(atlas).GetAwaiter().GetResult();
                return transport.Body;
            }

            private sealed class Transport : HttpMessageHandler
            {
                public string Body { get; private set; } = "";

                protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
                {
                    Body = await request.Content!.ReadAsStringAsync(cancellationToken);
                    return new(HttpStatusCode.OK) { Content = new StringContent(Body) };
                }
            }
        }
        """;

    private static readonly Lazy<Assembly> Unions = Compile(
        "unions",
        """
        public static partial class Try
        {
            public static string ByDiscriminator() => string.Join(" ", new[]
            {
                "{\"kind\":\"CIRCLE\",\"id\":\"1\",\"radius\":2}",
                "{\"id\":\"1\",\"sides\":[1],\"kind\":\"TRIANGLE\"}",
                "{\"kind\":\"BLOB\",\"id\":\"1\",\"radius\":2}",
                "{\"radius\":2}",
            }.Select(json => Read<Shape>(json).GetType().Name + IsWrittenBack<Shape>(json)));

            public static string UnknownKinds()
            {
                var shape = Read<Shape>("{\"kind\":\"BLOB\",\"color\":\"red\",\"mass\":1.0}");
                return shape switch
                {
                    Circle or Polygon => "known",
                    UnknownShape unknown => $"{unknown.Kind} {unknown.Color} {unknown.AdditionalProperties["mass"]}",
                    _ => "other",
                };
            }

            public static string WhatIsMade() =>
                Write(new Circle { Radius = 1 }) + Write(new Polygon { Kind = "SQUARE" }) + Write(new Cat { Name = "Tom", Lives = 7 }) + Write(new Dog { Name = "Rex" }) + Write(new Puzzle());

            public static string ChangedAsItsBase()
            {
                Animal animal = Read<Animal>("{\"lives\":9,\"name\":\"Tom\",\"species\":\"CAT\",\"born\":\"2026-01-02\",\"more\":[1.0]}");
                return Write(animal with { Name = "Tim" }) + (animal == animal with { Name = "Tom" }) + (animal == animal with { Name = "Tim" });
            }

            public static string Nested() => ((Dog)((Cat)Read<Animal>("{\"species\":\"CAT\",\"name\":\"Tom\",\"lives\":7,\"owner\":{\"breed\":\"Pug\",\"species\":\"Dog\",\"name\":\"Rex\"}}")).Owner!).Breed!;

            public static string OfTwoUnions()
            {
                var (vehicle, toy) = (Read<Vehicle>("{\"wheels\":4,\"type\":\"Car\"}"), Read<Toy>("{\"wheels\":4,\"type\":\"car\"}"));
                return $"{vehicle.GetType().Name} {vehicle.Wheels} {toy.GetType().Name} {Write(vehicle)} {Write(toy)} {Read<IReadOnlyList<Toy>>("[{\"type\":\"puzzle\"},{}]")[0].GetType().Name}";
            }

            public static string NotAnObject()
            {
                try { Read<Shape>("5"); return "read"; }
                catch (JsonException exception) { return exception.Message; }
            }

            public static string Printed() => Read<Animal>("{\"species\":\"dog\",\"name\":\"Rex\"}").ToString();
        }
        """
    );

    private static readonly Lazy<Assembly> Kinds = Compile(
        "kinds",
        """
        public static partial class Try
        {
            public static string TellingTheServer() => string.Concat(new[]
            {
                "{\"serial\":\"1\",\"fuel\":\"petrol\",\"power\":3}",
                "{\"fuel\":\"wood\",\"serial\":\"1\",\"power\":3}",
                "{\"fuel\":\"steam\",\"serial\":\"1\",\"valve\":{\"motion\":\"sliding\",\"form\":\"gate\",\"made\":\"2026-01-02\"}}",
            }.Select(json => Replace(Read<Engine>(json))));

            private static string Replace(Engine engine) => Send(atlas => atlas.Engines.ReplaceEngineAsync(engine));

            public static string WhatIsMade() =>
                Replace(new SteamEngine { Serial = "1", Valve = new GateValve() }) + Write<Valve>(new BallValve());

            public static string Grandchildren() => string.Join(" ", new[] { "Sailer", "Schooner", "Brig", "Steamer", "tug", "Liner", "Tugboat", "Raft" }
                .Select(type => $"{{\"gaffs\":2,\"type\":\"{type}\"}}")
                .Select(json => Read<Ship>(json).GetType().Name + IsWrittenBack<Ship>(json)));

            public static string GrandchildrenThatAreMade() =>
                string.Concat(new Ship[] { new Sailer(), new Schooner { Masts = 2 }, new Brig(), new Tugboat(), new Liner() }.Select(ship => Send(atlas => atlas.Engines.ReplaceShipAsync(ship))));
        }
        """
    );

    private static readonly Lazy<Assembly> Choices = Compile(
        "choices",
        """
        public static partial class Try
        {
            public static string TheJsonIsKept()
            {
                const string Json = "{\"z\":1.0,\"id\":\"1\",\"loudness\":3}";
                var rule = Read<Rule>(Json);
                return $"{Write(rule) == Json} {rule.AsAlarm().Loudness} {rule.Json.GetProperty("z")} {rule == Read<Rule>(Json)} {rule == Read<Rule>("{}")}";
            }

            public static string WhatIsSent() =>
                Replace(Read<Rule>("{\"z\":1.0,\"id\":\"1\",\"loudness\":3}"))
                + Replace(Read<Rule>("{\"id\":\"1\",\"loudness\":3}").AsAlarm() with { Loudness = 4 })
                + Replace(new Rule(JsonDocument.Parse("{\"id\":\"1\"}").RootElement))
                + Replace(new Alarm { Id = "1", Loudness = 3 })
                + Replace(new Mail { To = "ada", Only = Read<Alarm>("{\"id\":\"1\",\"loudness\":1}") })
                + Replace(new Mail { To = new MailTo(["ada", "bob"]), Options = true });

            private static string Replace(Rule rule) => Send(atlas => atlas.Rules.ReplaceRuleAsync(rule));

            public static string OfAWrongType()
            {
                try { Read<MailTo>("5").AsString(); return "read"; }
                catch (JsonException exception) { return exception.Message; }
            }

            public static string Printed() => Read<Rule>("{\"id\":\"secret\"}").ToString() + ((MailTo)"secret").ToString();
        }
        """
    );

    private static readonly Lazy<Assembly> KeptJson = Compile(
        "kept-json",
        """
        public static partial class Try
        {
            public static string AtTheRoot() =>
                Send("{\"id\":\"1\",\"owner\":{\"id\":\"2\",\"name\":\"ada\"},\"size\":1.50,\"id\":\"3\"}");

            public static string InLists() =>
                Send("{\"next\":[{\"id\":\"1\",\"next\":[{\"id\":\"2\",\"owner\":{\"id\":\"3\"}},null]},5]}") + Send("[{\"id\":\"1\",\"name\":\"ada\"},[{\"id\":\"2\"}]]");

            // One type sets what is read-only in another.
            public static string WhatSomeTypeSets() =>
                Send("{\"color\":\"red\",\"detail\":{\"id\":\"1\"}}");

            public static string WrittenInFull()
            {
                const string Json = "{\"id\":\"1\",\"owner\":{\"id\":\"2\"}}";
                return $"{Write(Read<Step>(Json)) == Json} {Read<Step>(Json).AsWalk().Owner!.Id}";
            }

            private static string Send(string json) => Send(atlas => atlas.Steps.ReplaceStepAsync(Read<Step>(json)));
        }
        """
    );

    private static readonly Lazy<Assembly> Enums = Compile(
        "enums",
        """
        public static partial class Try
        {
            public static string Integers()
            {
                Level level = 7;
                var text = Level.Minus1.Value switch { Level.Values.Minus1 => "minus", _ => "other" };
                return $"{level} {Level.Value10} {text} {Write(level)} {Read<Level>("-1") == Level.Minus1} {JsonSerializer.Serialize(new Dictionary<Level, int> { [1] = 2 })} {Read<Level?>("null").HasValue}";
            }

            public static string Names() => string.Join(" ", typeof(State.Values).GetFields().Select(field => field.Name));

            public static string UnionsOfEnums() => string.Join(" ", typeof(SwitchStep.Values).GetFields().Concat(typeof(SwitchSize.Values).GetFields()).Concat(typeof(SwitchModel.Values).GetFields()).Select(field => field.Name));

            public static string WrittenBack()
            {
                const string Json = "{\"colors\":[\"red\",\"blue\"],\"step\":\"M99\",\"maybe\":null,\"level\":3,\"alias\":\"on\"}";
                var one = Read<Acme.Atlas.Switch>(Json);
                return $"{IsWrittenBack<Acme.Atlas.Switch>(Json)} {one.Colors![0] == SwitchColor.Red} {one.Alias == State.On} {one.Maybe is null}";
            }
        }
        """
    );

    private static readonly Lazy<Assembly> Composition = Compile(
        "composition",
        """
        public static partial class Try
        {
            public static string WrittenBack()
            {
                const string Json = "{\"id\":\"1\",\"number\":5,\"notes\":[\"a\",null],\"prices\":{\"b\":1.50,\"a\":null},\"grid\":[[1],[],null],\"anything\":{\"x\":null,\"y\":[1.0]},\"labels\":{\"size\":\"L\",\"color\":\"red\"},\"seller\":{\"name\":\"s\"}}";
                var order = Read<Order>(Json);
                return $"{Write(order)} {order.Notes![1] is null} {order.Prices!["a"] is null} {order.Grid!.Count} {order.Anything!.Value.GetProperty("x").ValueKind} {order.Seller!.Name} {order.Labels!.AdditionalProperties["size"]}";
            }
        }
        """
    );

    [Theory]
    [InlineData("ByDiscriminator", "CircleTrue PolygonTrue UnknownShapeTrue UnknownShapeTrue")]
    [InlineData("UnknownKinds", "BLOB red 1.0")]
    [InlineData(
        "WhatIsMade",
        """{"radius":1,"kind":"CIRCLE"}{"kind":"SQUARE"}{"species":"CAT","name":"Tom","lives":7}{"species":"Dog","name":"Rex"}{"type":"puzzle"}"""
    )]
    [InlineData(
        "ChangedAsItsBase",
        """{"species":"CAT","name":"Tim","born":"2026-01-02","lives":9,"more":[1.0]}TrueFalse"""
    )]
    [InlineData("Nested", "Pug")]
    [InlineData(
        "OfTwoUnions",
        """Car 4 Car {"type":"Car","wheels":4} {"type":"car","wheels":4} Puzzle"""
    )]
    [InlineData("NotAnObject", "Expected an object (UnknownShape), found a number (byte 0).")]
    [InlineData("Printed", "UnknownAnimal { Species = dog, Name = Rex }")]
    public void Union(string name, string expected) => Assert.Equal(expected, Call(Unions, name));

    [Theory]
    [InlineData(
        "TellingTheServer",
        """{"fuel":"petrol","power":3}{"fuel":"wood","power":3}{"fuel":"steam","valve":{"motion":"sliding","form":"gate","made":"2026-01-02"}}"""
    )]
    [InlineData(
        "WhatIsMade",
        """{"fuel":"steam","serial":"1","valve":{"motion":"sliding","form":"gate"}}{"motion":"turning"}"""
    )]
    [InlineData(
        "Grandchildren",
        "SailerTrue SchoonerTrue BrigTrue UnknownSteamerTrue TugboatTrue LinerTrue UnknownSteamerTrue UnknownShipTrue"
    )]
    [InlineData(
        "GrandchildrenThatAreMade",
        """{"type":"Sailer"}{"type":"Schooner","masts":2}{"type":"Brig"}{"type":"tug"}{"type":"Liner"}"""
    )]
    public void Kind(string name, string expected) => Assert.Equal(expected, Call(Kinds, name));

    [Theory]
    [InlineData("TheJsonIsKept", "True 3 1.0 True False")]
    [InlineData(
        "WhatIsSent",
        """{"z":1.0,"loudness":3}{"loudness":4}{"id":"1"}{"id":"1","loudness":3}{"to":"ada","only":{"id":"1","loudness":1}}{"to":["ada","bob"],"options":true}"""
    )]
    [InlineData("OfAWrongType", "Expected a string, found a number (byte 0).")]
    [InlineData("Printed", "Rule { [id] }MailTo { String }")]
    public void Choice(string name, string expected) => Assert.Equal(expected, Call(Choices, name));

    [Theory]
    [InlineData("AtTheRoot", """{"owner":{"id":"2","name":"ada"},"size":1.50}""")]
    [InlineData(
        "InLists",
        """{"next":[{"id":"1","next":[{"id":"2","owner":{"id":"3"}},null]},5]}[{"name":"ada"},[{}]]"""
    )]
    [InlineData("WhatSomeTypeSets", """{"color":"red","detail":{"id":"1"}}""")]
    [InlineData("WrittenInFull", "True 2")]
    public void What_is_sent_of_kept_json(string name, string expected) =>
        Assert.Equal(expected, Call(KeptJson, name));

    [Theory]
    [InlineData("Integers", """7 10 minus 7 True {"1":2} False""")]
    [InlineData(
        "Names",
        "On Off HalfOpen HalfOpenValue External JsonGz _1000Requests LessThan _1 CloneValue"
    )]
    [InlineData("UnionsOfEnums", "M10 M20 M0 M10 M20 Xl Basic Pro")]
    [InlineData("WrittenBack", "True True True True")]
    public void Enum(string name, string expected) => Assert.Equal(expected, Call(Enums, name));

    [Theory]
    [InlineData(
        "WrittenBack",
        """{"id":"1","number":5,"seller":{"name":"s"},"notes":["a",null],"prices":{"b":1.5,"a":null},"grid":[[1],[]],"anything":{"x":null,"y":[1.0]},"labels":{"color":"red","size":"L"}} True True 2 Null s L"""
    )]
    public void Composed(string name, string expected) =>
        Assert.Equal(expected, Call(Composition, name));

    private static Lazy<Assembly> Compile(string feature, string code) =>
        new(() =>
            SpecProject
                .With(SpecTexts.Feature(feature), path: feature + ".yaml")
                .AddSource(Helpers + code)
                .Run()
                .Load()
        );

    private static object? Call(Lazy<Assembly> assembly, string name) =>
        assembly.Value.GetType("Try")!.GetMethod(name)!.Invoke(null, null);
}

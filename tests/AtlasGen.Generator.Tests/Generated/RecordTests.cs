using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests generated records with user code that is compiled in this process.</summary>
public class RecordTests
{
    private static readonly Lazy<Assembly> Compiled = new(() =>
        SpecProject
            .With(
                File.ReadAllText(
                    Path.Combine(Repository.Folder, "specs", "features", "records.yaml")
                )
            )
            .AddSource(UserCode)
            .Run()
            .Load()
    );

    private const string UserCode = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Net;
        using System.Net.Http;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Acme.Atlas;
        using AtlasGen;

        public static class Try
        {
            private const string Full =
                "{\"id\":\"1\",\"name\":\"n\",\"note\":null,\"nickname\":null,\"count\":5,\"size\":9007199254740993,\"ratio\":0.5,\"born\":\"2026-11-24\","
                + "\"key\":\"00112233-4455-6677-8899-aabbccddeeff\",\"data\":\"AQID\",\"token\":\"t\",\"password\":\"p\",\"thing\":{\"id\":\"2\",\"name\":\"m\",\"note\":\"\"},"
                + "\"children\":[],\"tags\":{\"b\":[\"x\"],\"a\":[]},\"free\":{\"n\":1.10},\"2dsphere\":true,\"default\":\"d\",\"equals\":\"e\",\"reader\":\"r\",\"size_\":\"s\","
                + "\"state\":\"new\",\"place\":{\"city\":\"Bern\"},\"task\":{\"name\":\"t\",\"pin\":5,\"done\":false},\"later\":[1,{\"x\":null}]}";

            private static Thing Read(string json) => JsonSerializer.Deserialize(json, AtlasJson.ThingInfo)!;

            private static string Write(Thing thing) => JsonSerializer.Serialize(thing, AtlasJson.ThingInfo);

            private static string Send(Thing thing)
            {
                using var transport = new Transport();
                using var atlas = AtlasClient.Create(new AtlasClientOptions { Credentials = AtlasCredentials.Token("t"), Transport = transport });
                _ = atlas.Things.ReplaceThingAsync(1, default, thing).GetAwaiter().GetResult();
                return transport.Body;
            }

            private sealed class Transport : HttpMessageHandler
            {
                public string Body { get; private set; } = "";

                protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
                {
                    Body = await request.Content!.ReadAsStringAsync(cancellationToken);
                    return new(HttpStatusCode.NoContent);
                }
            }

            private static Thing New() => new() { Name = "n", Note = null };

            public static string Whole() => (Write(Read(Full)) == Full).ToString();

            public static string WholeByOptionsOfTheUser() =>
                (JsonSerializer.Serialize(JsonSerializer.Deserialize<Thing>(Full)) == Full).ToString();

            public static string ListsArraysMapsAndNullables()
            {
                var list = JsonSerializer.Deserialize<IReadOnlyList<TaskModel>>("[{\"done\":true}]", AtlasJson.Options)!;
                var array = JsonSerializer.Serialize(list.ToArray(), AtlasJson.Options);
                var state = JsonSerializer.Deserialize<ThingState?>("null", AtlasJson.Options);
                var map = JsonSerializer.Serialize(new Dictionary<ThingState, int> { [ThingState.On] = 1 });
                return array + JsonSerializer.Serialize(list, AtlasJson.Options) + state.HasValue + map;
            }

            public static string WhatIsSent() => Send(Read(Full) with { ThingValue = null, Tags = null, Free = null, Place = null, Task = null, Children = [new Thing { Id = "3", Name = "c", Note = "x" }] });

            public static string AbsentAndNull() =>
                Send(New()) + Send(New() with { Nickname = null }) + Send(New() with { Nickname = "x" }) + Send(New() with { Nickname = "x" } with { Nickname = null });

            private const string NullSize = "{\"size\":null,\"id\":\"1\",\"name\":\"n\",\"note\":\"\"}";

            public static string ANullThatIsNotAllowedIsKeptAndNotSent() =>
                Write(Read(NullSize)) + Send(Read(NullSize)) + Send(Read(NullSize) with { Size = 5 });

            public static string ReadInAnotherOrder() =>
                Write(Read(Reordered)) + Write(Read(Reordered) with { Ratio = 2, Count = 1 }) + Send(Read(Reordered)) + (Read(Reordered) == Read(Reordered) with { Name = "n" });

            private const string Reordered = "{\"x\":1.0,\"ratio\":2.50,\"name\":\"n\",\"y\":null,\"note\":null,\"id\":\"1\",\"size\":1e3,\"key\":\"00112233-4455-6677-8899-AABBCCDDEEFF\",\"count\":-0}";

            public static string ANameOfTheirsInTheBag() =>
                Send(New() with { AdditionalProperties = new Dictionary<string, JsonElement> { ["size"] = JsonDocument.Parse("\"big\"").RootElement } });

            public static string Missing()
            {
                var messages = new List<string>();
                foreach (var ask in new Func<object?>[] { () => Read("{\"name\":\"n\"}").Id, () => Read("{\"id\":\"1\",\"name\":null}").Name, () => Read("{\"id\":\"1\",\"name\":5}"), () => Read("[]"), () => Read("{\"id\":\"1\",\"task\":{}}").Task!.Done, () => Write(Read("{\"name\":null}")), () => Read("{}").Note is null })
                {
                    try { messages.Add($"{ask()}"); }
                    catch (Exception exception) { messages.Add($"{exception.GetType().Name} {exception.Message}"); }
                }

                return string.Join("|", messages);
            }

            public static string Equality()
            {
                var (one, other) = (Read(Full), Read(Full));
                return $"{one == other} {one.GetHashCode() == other.GetHashCode()} {one == other with { Children = [New()] }} {one == other with { AdditionalProperties = new Dictionary<string, JsonElement>() }} {New() == New() with { Nickname = null }}";
            }

            public static string Printed() => Read(Full).ToString();

            public static string Enums()
            {
                var state = new ThingState("later");
                var text = ThingState.On.Value switch { ThingState.Values.On => "on", _ => "other" };
                return $"{default(ThingState)}|{state}|{ThingState.Off}|{ThingState.ValueValue}|{ThingState.LessThan}|{default(ThingState) == new ThingState("")}|{text}|{Read(Full).State}";
            }

            public static string Names() => string.Join(" ", typeof(Thing).GetProperties().Select(property => property.Name));
        }
        """;

    [Theory]
    [InlineData("Whole", "True")]
    [InlineData("WholeByOptionsOfTheUser", "True")]
    [InlineData("ListsArraysMapsAndNullables", """[{"done":true}][{"done":true}]False{"on":1}""")]
    [InlineData(
        "WhatIsSent",
        """{"name":"n","note":null,"nickname":null,"count":5,"size":9007199254740993,"ratio":0.5,"born":"2026-11-24","key":"00112233-4455-6677-8899-aabbccddeeff","data":"AQID","token":"t","password":"p","children":[{"id":"3","name":"c","note":"x"}],"2dsphere":true,"default":"d","equals":"e","reader":"r","size_":"s","state":"new","later":[1,{"x":null}]}"""
    )]
    [InlineData(
        "AbsentAndNull",
        """{"name":"n","note":null}{"name":"n","note":null,"nickname":null}{"name":"n","note":null,"nickname":"x"}{"name":"n","note":null,"nickname":null}"""
    )]
    [InlineData("ANameOfTheirsInTheBag", """{"name":"n","note":null,"size":"big"}""")]
    [InlineData(
        "ANullThatIsNotAllowedIsKeptAndNotSent",
        """{"id":"1","name":"n","note":"","size":null}{"name":"n","note":""}{"name":"n","note":"","size":5}"""
    )]
    [InlineData(
        "ReadInAnotherOrder",
        """{"id":"1","name":"n","note":null,"count":0,"size":1000,"ratio":2.5,"key":"00112233-4455-6677-8899-aabbccddeeff","x":1.0,"y":null}{"id":"1","name":"n","note":null,"count":1,"size":1000,"ratio":2,"key":"00112233-4455-6677-8899-aabbccddeeff","x":1.0,"y":null}{"name":"n","note":null,"count":0,"size":1000,"ratio":2.5,"key":"00112233-4455-6677-8899-aabbccddeeff","x":1.0,"y":null}True"""
    )]
    [InlineData(
        "Missing",
        """InvalidOperationException The required member 'id' of Thing is missing or null.|InvalidOperationException The required member 'name' of Thing is missing or null.|JsonException Expected a string, found a number (byte 17).|JsonException Expected an object (Thing), found an array (byte 0).|InvalidOperationException The required member 'done' of TaskModel is missing or null.|{"name":null}|True"""
    )]
    [InlineData("Equality", "True True False False False")]
    [InlineData(
        "Printed",
        "Thing { Id = 1, Name = n, Count = 5, Size = 9007199254740993, Ratio = 0.5, Born = 2026-11-24, Key = 00112233-4455-6677-8899-aabbccddeeff, Data = 3 bytes, Token = ***, Password = ***, ThingValue = Thing { Id = 2, Name = m, Note =  }, Children = [], Tags = { b = [x], a = [] }, Free = {\"n\":1.10}, _2dsphere = True, Default = d, EqualsValue = e, Reader = r, SizeValue = s, State = new, Place = ThingPlace { City = Bern }, Task = TaskModel { Name = t, Pin = ***, Done = False }, AdditionalProperties = [later] }"
    )]
    [InlineData("Enums", "|later|off|value|<|True|on|new")]
    [InlineData(
        "Names",
        "Id Name Note Nickname Count Size Ratio Born Key Data Token Password ThingValue Children Tags Free _2dsphere Default EqualsValue Reader SizeValue State Place Task AdditionalProperties"
    )]
    public void Tried(string name, string expected) =>
        Assert.Equal(expected, Compiled.Value.GetType("Try")!.GetMethod(name)!.Invoke(null, null));
}

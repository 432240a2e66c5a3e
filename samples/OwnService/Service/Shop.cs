using System.Text.Json.Serialization;

namespace AtlasGen.Samples.OwnService;

/// <summary>The service: a plant shop.</summary>
public static class Shop
{
    /// <summary>Creates the service, which the caller starts.</summary>
    /// <param name="args">The arguments of the program, such as <c>--urls http://127.0.0.1:5129</c>.</param>
    public static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddOpenApi();
        builder.Services.AddProblemDetails();
        // Enums are strings on the wire, and therefore also in the document. Queries know only the names of the members.
        builder.Services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter())
        );
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<Orders>();
        var app = builder.Build();
        app.MapOpenApi();
        OrdersApi.Map(app);
        return app;
    }
}

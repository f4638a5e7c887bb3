using ForecastApi.Access;
using ForecastApi.Common;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ForecastApi.OpenApi;

/// <summary>Registers the OpenAPI document, generated from the code, and the Swagger page.</summary>
public static class SwaggerSetup
{
    private const string MonthPattern = "^\\d{4}-(0[1-9]|1[0-2])$";

    public static void AddSwagger(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(
                "v1",
                new OpenApiInfo
                {
                    Title = "ForecastApi",
                    Version = "v1",
                    Description =
                        "From the sales history to the cheapest costed production plan. Months are written YYYY-MM, money and quantities are decimals in one currency, and errors are problem documents (RFC 9457) with a stable code.",
                    License = new OpenApiLicense { Name = "MIT License", Identifier = "MIT" },
                }
            );
            options.AddServer(new OpenApiServer { Url = "/" });
            Secure(
                options,
                ApiKeyHandler.SchemeName,
                new()
                {
                    Type = SecuritySchemeType.ApiKey,
                    In = ParameterLocation.Header,
                    Name = ApiKeyHandler.Header,
                    Description = "An API key created by an administrator.",
                }
            );
            Secure(
                options,
                "Bearer",
                new()
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    BearerFormat = "JWT",
                    Description = "A token of the configured issuer.",
                }
            );
            // The routes say exceptions, and so do the schemas of what the code calls alerts
            var schemaId = options.SchemaGeneratorOptions.SchemaIdSelector;
            options.CustomSchemaIds(type =>
                type.Name.StartsWith("Alert", StringComparison.Ordinal)
                    ? $"Exception{type.Name[5..]}"
                    : schemaId(type)
            );
            options.SupportNonNullableReferenceTypes();
            options.UseAllOfToExtendReferenceSchemas();
            options.CustomSchemaIds(SchemaNames.Create);
            options.MapType<Month>(() => MonthSchema(JsonSchemaType.String));
            options.MapType<Month?>(() => MonthSchema(JsonSchemaType.String | JsonSchemaType.Null));
            options.MapType<PerMonth>(() =>
                new OpenApiSchema
                {
                    Description =
                        "One number, an array with one number per month of the request, or an object by month: a month (2027-08), a month of any year (08), or * for every other month. What is stored takes no array.",
                    OneOf =
                    [
                        new OpenApiSchema { Type = JsonSchemaType.Number },
                        new OpenApiSchema
                        {
                            Type = JsonSchemaType.Array,
                            Items = new OpenApiSchema { Type = JsonSchemaType.Number },
                        },
                        new OpenApiSchema
                        {
                            Type = JsonSchemaType.Object,
                            AdditionalProperties = new OpenApiSchema
                            {
                                Type = JsonSchemaType.Number,
                            },
                        },
                        new OpenApiSchema { Type = JsonSchemaType.Null },
                    ],
                }
            );
            options.MapType<decimal>(() => new OpenApiSchema { Type = JsonSchemaType.Number });
            options.MapType<decimal?>(() =>
                new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null }
            );
            options.IncludeXmlComments(typeof(SwaggerSetup).Assembly);
            options.SchemaFilter<SwaggerSchemas>();
            options.ParameterFilter<SwaggerParameters>();
            options.OperationFilter<SwaggerOperations>();
            options.DocumentFilter<SwaggerDocument>();
        });
    }

    public static void UseSwaggerPages(this WebApplication app)
    {
        app.UseSwagger(o => o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1);
        app.UseSwaggerUI(o => o.DocumentTitle = "ForecastApi");
    }

    // The requirements are alternatives: one of them suffices
    private static void Secure(SwaggerGenOptions options, string name, OpenApiSecurityScheme scheme)
    {
        options.AddSecurityDefinition(name, scheme);
        options.AddSecurityRequirement(document =>
            new() { [new OpenApiSecuritySchemeReference(name, document)] = [] }
        );
    }

    private static OpenApiSchema MonthSchema(JsonSchemaType type) =>
        new() { Type = type, Pattern = MonthPattern };
}

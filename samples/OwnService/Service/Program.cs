using AtlasGen.Samples.OwnService;

await Shop.Create(args).RunAsync();

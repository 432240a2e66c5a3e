Console.WriteLine(Acme.Library.Links.Self.Rel);

module Program

open System
open Acme.Library
open AtlasGen

[<EntryPoint>]
let main args =
    let options =
        AtlasClientOptions(
            BaseAddress = Uri args[0],
            Credentials = AtlasCredentials.ApiKey(args[2], args[3])
        )

    use inviter = new Inviter(options)

    task {
        let! invitation = inviter.InviteAsync(args[1], "ada@example.com")
        printfn "%A" (invitation.Roles |> Seq.map string |> Seq.toList)
    }
    |> _.Wait()

    0

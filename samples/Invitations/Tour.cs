using Acme.Atlas;

namespace AtlasGen.Samples.Invitations;

/// <summary>Creates, changes, lists, and deletes an invitation.</summary>
internal static class Tour
{
    public static async Task RunAsync(
        Settings settings,
        AtlasClientOptions options,
        string groupId,
        string person
    )
    {
        options.ApplicationName = "invitations-sample";
        using var atlas = AtlasClient.Create(options);
        bool? envelope = settings.Envelope ? true : null;
        Console.WriteLine(
            $"{options.BaseAddress} as {options.Credentials}{(settings.Envelope ? ", in envelopes" : "")}"
        );

        Say($"Invite {person} to read");
        var invitation = await atlas.Projects.CreateProjectInvitationAsync(
            groupId,
            new GroupInvitationRequest
            {
                Username = person,
                Roles = [GroupInvitationRole.GroupReadOnly],
            },
            envelope: envelope
        );
        Show(invitation);

        Say("Let them own the project: change the roles by email address");
        invitation = await atlas.Projects.UpdateProjectInvitationAsync(
            groupId,
            new GroupInvitationRequest
            {
                Username = person,
                Roles = [GroupInvitationRole.GroupOwner, GroupInvitationRole.GroupDataAccessAdmin],
            },
            envelope
        );
        Show(invitation);

        Say("List what is pending");
        foreach (
            var pending in await atlas.Projects.ListProjectInvitationsAsync(
                groupId,
                envelope: envelope
            )
        )
        {
            Show(pending);
        }

        Say("Change the roles of somebody who was never invited");
        try
        {
            await atlas.Projects.UpdateProjectInvitationAsync(
                groupId,
                new GroupInvitationRequest
                {
                    Username = "nobody@example.com",
                    Roles = [GroupInvitationRole.GroupOwner],
                },
                envelope
            );
        }
        catch (AtlasNotFoundException exception)
        {
            Console.WriteLine($"   {exception.GetType().Name}, code {exception.ErrorCode}");
            Console.WriteLine($"   {exception.Message}");
        }

        Say("Take the invitation back");
        await atlas.Projects.DeleteProjectInvitationAsync(groupId, invitation.Id!, envelope);
        var left = await atlas.Projects.ListProjectInvitationsAsync(
            groupId,
            query: new() { Username = person },
            envelope: envelope
        );
        Console.WriteLine($"   {left.Count} pending for {person}");

        await options.Credentials!.RevokeAsync();
    }

    private static void Say(string what) => Console.WriteLine($"\n** {what}");

    private static void Show(GroupInvitation invitation) =>
        Console.WriteLine(
            $"   {invitation.Username}: {string.Join(", ", invitation.Roles ?? [])}, until {invitation.ExpiresAt:yyyy-MM-dd}"
        );
}

insert into events (guid, event, action, repository, payload)
values (
    :#CamelGitHubHooksDeliveryGuid,
    :#CamelGitHubHooksEvent,
    :#${header.CamelGitHubHooksAction},
    :#${header.CamelGitHubHooksRepository},
    :#${bodyAs(String)}
)
on conflict do nothing

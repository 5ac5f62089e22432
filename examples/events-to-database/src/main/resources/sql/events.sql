create table if not exists events (
    guid varchar(100) primary key,
    event varchar(100) not null,
    action varchar(100),
    repository varchar(200),
    received_at timestamp with time zone default current_timestamp not null,
    payload text not null
);

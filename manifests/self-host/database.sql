-- Once, as the superuser of the database server: the login of Waymark owns its database and nothing else, and is no superuser.
create role waymark_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
create role waymark login nosuperuser nobypassrls nocreatedb nocreaterole password :'password';
grant waymark_app to waymark;
create database waymark owner waymark;

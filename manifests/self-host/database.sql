-- Once, as the superuser of the database server: one login owns Waymark's database and brings its schema up to date, the other, which everything else
-- works with, owns nothing. Neither is a superuser.
create role waymark_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
create role waymark_owner login nosuperuser nobypassrls nocreatedb nocreaterole password :'owner_password';
create role waymark login nosuperuser nobypassrls nocreatedb nocreaterole password :'password';
grant waymark_app to waymark_owner, waymark;
create database waymark owner waymark_owner;

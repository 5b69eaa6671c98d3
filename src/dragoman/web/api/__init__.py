"""The record for programs, under /api/v1: `service` puts it together, the others have a module a resource."""

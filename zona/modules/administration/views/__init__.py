"""The administrator's pages: people, units and posts, holidays, the audit trail."""

"""E-mail: invitations out over SMTP, answers in over IMAP or LMTP."""

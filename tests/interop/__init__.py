"""With real Postfix and Dovecot, of Debian's packages: `make interop`, as root."""

"""What is reached over HTTP: pages behind signed links, and Telegram's webhook. A GET changes nothing."""

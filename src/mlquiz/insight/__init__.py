"""What it means, pure: estimates from responses. Knows no database and no screen."""

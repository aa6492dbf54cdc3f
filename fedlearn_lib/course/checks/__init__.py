"""What each exercise must do, and what each mistake is told: one module a chapter's room."""

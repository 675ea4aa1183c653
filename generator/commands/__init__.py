"""The commands: each parses, calls what does the work, prints what it says, and tells by its exit code how it went."""

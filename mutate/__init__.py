"""Whether a package's own tests notice what is wrong with it: one small fault at a time is put in, and they are run."""

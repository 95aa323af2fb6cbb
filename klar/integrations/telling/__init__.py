"""The ways out of Klar to a person: a push service, a mail server, an SMS gateway. Each takes an address and a fixed text."""

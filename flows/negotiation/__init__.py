"""The guided flow: situation, documents, needs, script. One file a stage."""

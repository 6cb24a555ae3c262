"""The terms of other vocabularies that the graph is written with, by their class in terms.py."""

__all__ = ["EXTERNAL"]

#: The terms of other vocabularies that the graph is written with; a test holds them to those.
EXTERNAL: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "DCTERMS": (
        "DCMI Metadata Terms.",
        "http://purl.org/dc/terms/",
        (
            "created",
            "creator",
            "description",
            "identifier",
            "isPartOf",
            "language",
            "license",
            "title",
        ),
    ),
    "GEO": (
        "GeoSPARQL 1.1.",
        "http://www.opengis.net/ont/geosparql#",
        ("Feature", "Geometry", "asWKT", "hasGeometry", "sfWithin", "wktLiteral"),
    ),
    "OA": (
        "Web Annotation.",
        "http://www.w3.org/ns/oa#",
        ("TextPositionSelector", "TextQuoteSelector", "end", "exact", "hasSelector", "start"),
    ),
    "ORG": (
        "The Organization Ontology.",
        "http://www.w3.org/ns/org#",
        (
            "Membership",
            "Role",
            "member",
            "memberDuring",
            "organization",
            "role",
            "subOrganizationOf",
            "unitOf",
        ),
    ),
    "OWL": ("OWL 2.", "http://www.w3.org/2002/07/owl#", ("differentFrom",)),
    "PROV": (
        "PROV-O.",
        "http://www.w3.org/ns/prov#",
        (
            "Bundle",
            "generatedAtTime",
            "wasAttributedTo",
            "wasDerivedFrom",
            "wasGeneratedBy",
            "wasQuotedFrom",
        ),
    ),
    "RDF": ("RDF.", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", ("type",)),
    "SCHEMA": (
        "Schema.org.",
        "https://schema.org/",
        (
            "QuantitativeValue",
            "address",
            "dateCreated",
            "datePublished",
            "maxValue",
            "minValue",
            "name",
            "publisher",
            "text",
            "unitText",
            "url",
            "value",
        ),
    ),
    "SEM": (
        "The Simple Event Model.",
        "http://semanticweb.cs.vu.nl/2009/11/sem/",
        (
            "Actor",
            "Event",
            "Place",
            "eventType",
            "hasActor",
            "hasEarliestBeginTimeStamp",
            "hasLatestEndTimeStamp",
            "hasPlace",
        ),
    ),
    "SKOS": (
        "SKOS.",
        "http://www.w3.org/2004/02/skos/core#",
        ("altLabel", "broader", "exactMatch", "notation", "prefLabel"),
    ),
    "TIME": ("OWL-Time.", "http://www.w3.org/2006/time#", ("ProperInterval",)),
    "XSD": (
        "XML Schema datatypes.",
        "http://www.w3.org/2001/XMLSchema#",
        ("boolean", "date", "dateTime", "decimal", "gYearMonth", "integer"),
    ),
}

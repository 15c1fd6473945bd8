// JSON Schema (draft 2020-12) of the record, spelled from the table that to_json writes from
// (report_json.cc).
#include <array>

#include "event/report_fields.hpp"

namespace entente {
namespace {

template <typename Enumerator>
void put_names(JsonOut& out, Enumerator last) {
  for (unsigned i = 0; i <= static_cast<unsigned>(last); ++i) {
    if (i > 0) out.raw(",");
    out.string(name(static_cast<Enumerator>(i)));
  }
}

void put_enumeration(JsonOut& out, std::string_view enumeration) {
  out.raw(R"("enum":[)");
  if (enumeration == "plover") put_names(out, Plover::statement);
  if (enumeration == "status") put_names(out, Status::undecided);
  if (enumeration == "stance") put_names(out, Stance::silent);
  if (enumeration == "certainty") put_names(out, Certainty::unknown);
  if (enumeration == "support_kind") put_names(out, SupportKind::intelligence);
  if (enumeration == "support_stage") put_names(out, SupportStage::undecided);
  if (enumeration == "date_precision") put_names(out, DatePrecision::open);
  out.raw("]");
}

void put_type(JsonOut& out, std::string_view type);

// The members of a schema that admits exactly this type, without braces.
void put_exact(JsonOut& out, std::string_view type) {
  if (type.front() == '[') {
    out.raw(R"("type":"array","items":{)");
    put_type(out, type.substr(1, type.size() - 2));
    out.raw("}");
  } else if (type.front() == '#') {
    out.raw(R"("$ref":"#/$defs/)");
    out.raw(type.substr(1));
    out.raw("\"");
  } else if (type.front() == '@') {
    out.raw(R"("type":"string",)");
    put_enumeration(out, type.substr(1));
  } else if (type == "span") {
    out.raw(R"("type":"array","items":{"type":"integer","minimum":0},"minItems":2,"maxItems":2)");
  } else if (type == "date") {
    out.raw(R"("type":"string","format":"date")");
  } else {
    out.raw(R"("type":)");
    out.string(type);
  }
}

void put_type(JsonOut& out, std::string_view type) {
  if (type.back() != '?') return put_exact(out, type);
  out.raw(R"("anyOf":[{)");
  put_exact(out, type.substr(0, type.size() - 1));
  out.raw(R"(},{"type":"null"}])");
}

void put_members(JsonOut& out, const ObjectFace& object) {
  out.raw(R"("type":"object","additionalProperties":false,"properties":{)");
  for (std::size_t i = 0; i < object.fields.size(); ++i) {
    const FieldFace& field = object.fields[i];
    out.raw(i == 0 ? "\n    " : ",\n    ");
    out.string(field.key);
    out.raw(R"(:{"description":)");
    out.string(field.about);
    out.raw(",");
    put_type(out, field.type);
    out.raw("}");
  }
  out.raw("},\n    \"required\":[");
  for (std::size_t i = 0; i < object.fields.size(); ++i) {
    if (i > 0) out.raw(",");
    out.string(object.fields[i].key);
  }
  out.raw("]");
}

}  // namespace

std::string report_schema() {
  const std::vector<ObjectFace> objects = record_objects();
  JsonOut out;
  out.raw(R"({"$schema":"https://json-schema.org/draft/2020-12/schema","title":"entente report",)");
  out.raw("\n  ");
  put_members(out, objects.front());
  out.raw(",\n  \"$defs\":{");
  for (std::size_t i = 1; i < objects.size(); ++i) {
    out.raw(i == 1 ? "\n  " : ",\n  ");
    out.string(objects[i].name);
    out.raw(":{");
    put_members(out, objects[i]);
    out.raw("}");
  }
  out.raw("}}\n");
  return out.take();
}

}  // namespace entente

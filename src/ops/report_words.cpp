#include "ops/report_words.h"

#include <algorithm>
#include <utility>

#include "ops/op.h"

namespace ops {

using namespace model;

namespace {

const ReportText* first_of(const Session& session, std::string_view part) {
  for (const auto& [id, text] : session.report_texts)
    if (text.part == part) return &text;
  return nullptr;
}

}  // namespace

std::vector<ReportPart> report_parts(const Session& session, const std::vector<std::string>& form) {
  std::vector<ReportPart> out;
  const auto add = [&](std::string name, bool on) {
    const bool known = std::ranges::find(form, name) != form.end();
    if (known && std::ranges::find(out, name, &ReportPart::name) == out.end())
      out.push_back({std::move(name), on});
  };
  for (const std::string& wish : session.report_parts)
    wish.starts_with('-') ? add(wish.substr(1), false) : add(wish, true);
  for (const std::string& name : form) add(name, true);
  return out;
}

Ops set_report_parts(const Session& session, const std::vector<ReportPart>& parts) {
  std::vector<std::string> wishes;
  for (const ReportPart& part : parts) wishes.push_back((part.on ? "" : "-") + part.name);
  if (wishes == session.report_parts) return {};
  return {Change<Session>{
      {}, session.id, Patch<Session>{}.set<&Session::report_parts>(std::move(wishes))}};
}

std::string report_form(const Session& session) { return report_text(session, kFormPart); }

Ops set_report_form(const Session& session, const std::string& name, base::IdSource& ids) {
  Ops out = say_in_report(session, kFormPart, name, ids);
  if (out.empty()) return {};
  for (Op& op : set_report_parts(session, {})) out.push_back(std::move(op));
  return out;
}

std::string report_text(const Session& session, std::string_view part) {
  const ReportText* text = first_of(session, part);
  return text ? text->text : std::string();
}

Ops say_in_report(const Session& session, std::string_view part, std::string text,
                  base::IdSource& ids) {
  const ReportText* there = first_of(session, part);
  if (!there && text.empty()) return {};
  if (!there) {
    ReportText said;
    said.id = ids.next();
    said.part = part;
    said.text = std::move(text);
    return {Add<ReportText>{{}, std::move(said)}};
  }
  if (text.empty()) return {Remove<ReportText>{{}, there->id}};
  if (text == there->text) return {};
  return {Change<ReportText>{
      {}, there->id, Patch<ReportText>{}.set<&ReportText::text>(std::move(text))}};
}

}  // namespace ops

// What a report is asked to say and in which order, kept in the session. Composed actions, as in build.h;
// pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/session.h"
#include "ops/fwd.h"

namespace ops {

/// A part of the report, and whether it is there.
struct ReportPart {
  std::string name;
  bool on = true;
};
/// In the session's order; of `form` what that does not name follows, as it stands there.
std::vector<ReportPart> report_parts(const model::Session&, const std::vector<std::string>& form);
Ops set_report_parts(const model::Session&, const std::vector<ReportPart>&);

/// The form that was chosen for the session's report, by its file's name; "": the full one.
std::string report_form(const model::Session&);
/// From now on that one, with its own parts in its own order.
Ops set_report_form(const model::Session&, const std::string& name, base::IdSource&);

/// Of the report text that keeps the form's name.
inline constexpr std::string_view kFormPart = "form";

/// What the session says to that part of the report; "": nothing yet.
std::string report_text(const model::Session&, std::string_view part);
/// From now on that; an empty one goes.
Ops say_in_report(const model::Session&, std::string_view part, std::string text, base::IdSource&);

}  // namespace ops

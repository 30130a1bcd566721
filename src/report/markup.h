// Small text work for the exporters: escaping for HTML and SVG, numbers, sentences with gaps. Pure.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "text/ruby.h"

namespace report {

/// Safe as text and inside a quoted attribute, in HTML and in XML alike: & < > " ' become
/// references; what no document may hold is as the table shows it (text::printable).
std::string escaped(std::string_view utf8);

/// For a picture within the page [RFC 4648].
std::string base64(std::string_view bytes);

/// To 0.01, without trailing zeros, always with a point: "12.5". Not finite: "0".
std::string number(double value);
void append_number(std::string& out, double value);

/// `pattern` with {0}, {1} … replaced by `parts`; a gap without a part stays as it is.
std::string fill(std::string_view pattern, std::initializer_list<std::string_view> parts);

/// One line of at most `code_points` characters, newlines as spaces; what was cut ends in "…".
std::string shortened(std::string_view utf8, std::size_t code_points);

/// Readings in brackets behind what they read: 漢字（かんじ）.
std::string with_readings(std::string_view text, const text::Rubies& rubies);

}  // namespace report

//! CPLEX, after its manual: it was not at hand. A solution is XML, of which the header and the columns are read. Where there is no solution no file
//! is written, and the log has the status.

use super::{Claim, Fault, Lines, Manner, Vector, log, number, short};
use crate::milp::Program;
use std::fmt::Write;

/// `cplex`, the interactive optimizer of CPLEX.
#[derive(Debug)]
pub(in super::super) struct Cplex;

impl Manner for Cplex {
    fn name(&self) -> &'static str {
        "cplex"
    }

    fn marks_its_end(&self) -> bool {
        true
    }

    fn command(&self) -> &'static str {
        "cplex -c 'set logfile *' 'set threads {threads}' 'set timelimit {seconds}' \
         'set mip limits nodes {nodes_with_root}' 'set mip limits treememory {megabytes}' \
         'set mip tolerances mipgap 0' 'set mip tolerances absmipgap {gap}' 'read program.mps' \
         ['read start.mst' {start?}] optimize 'write solution.sol' quit"
    }

    fn start_file(&self) -> &'static str {
        "start.mst"
    }

    /// In its form of a start (MST): XML.
    fn start(&self, _: &Program, values: &[i64]) -> Option<String> {
        let mut file =
            "<?xml version = \"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<CPLEXSolutions version=\"1.0\">\n\
             <CPLEXSolution version=\"1.0\">\n<header problemName=\"program\" solutionName=\"start\" \
             solutionIndex=\"0\"/>\n<variables>\n"
                .to_owned();
        for (at, value) in values.iter().enumerate() {
            // Text takes all that is written.
            let _ = writeln!(file, "<variable name=\"c{at}\" index=\"{at}\" value=\"{value}\"/>");
        }
        Some(file + "</variables>\n</CPLEXSolution>\n</CPLEXSolutions>\n")
    }

    fn bound(&self, log: &str) -> f64 {
        log::after(log, "Current MIP best bound =")
    }

    fn read(&self, program: &Program, file: &str, log: &str) -> Result<Claim, Fault> {
        let mut lines = Lines::of(file);
        let (mut header, mut open, mut ended) = (String::new(), false, false);
        let mut vector = Vector::new(program.columns());
        while let Some(line) = lines.next() {
            let tag = line.trim();
            open |= tag.starts_with("<header");
            if open {
                header.push_str(tag);
                header.push(' ');
                open = !tag.ends_with('>');
            } else if tag.starts_with("<variable ") {
                match (attribute(tag, "name"), attribute(tag, "value")) {
                    (Some(name), Some(value)) => vector.set(name, value, &lines)?,
                    _ => return Err(lines.fault(format!("`{}` has no name with its value", short(tag)))),
                }
            }
            ended |= tag == "</CPLEXSolution>";
        }
        let status = attribute(&header, "solutionStatusValue").and_then(|value| value.parse::<u32>().ok());
        let objective = attribute(&header, "objectiveValue").and_then(number);
        let (Some(status), Some(objective), true) = (status, objective, ended) else {
            return Err(lines.fault("the file has no header with status and objective, or ends before its end"));
        };
        let optimal = match status {
            // Optimal, as a linear program and with integers.
            1 | 101 => true,
            // Infeasible, or also perhaps unbounded, which no program is.
            3 | 4 | 103 | 119 => return Ok(Claim::Impossible),
            // Within a gap, of which the bound says more; limits of time, nodes, solutions and memory, and interrupts.
            11 | 102 | 104 | 105 | 107 | 109 | 111 | 113 | 116 | 127 | 131 => false,
            _ => return Err(lines.fault(format!("the status {status} is unknown"))),
        };
        Ok(Claim::of(vector.whole(&lines)?, optimal, objective, self.bound(log)))
    }

    fn read_log(&self, log: &str) -> Option<Claim> {
        if log.contains("MIP - Integer infeasible") || log.contains("Presolve - Infeasible") {
            return Some(Claim::Impossible);
        }
        log.contains(", no integer solution").then(|| Claim::stopped(self.bound(log)))
    }
}

/// An attribute of a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[from..].split('"').next()
}

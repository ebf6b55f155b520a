//! Items that contain each other: which of them contain themselves, and an order in which each comes behind what it contains.
//!
//! Only octets may close a circle: whoever decodes around them need not look inside. The end of a list is found by reading its
//! elements, so a circle through lists would make a decoder as deep as its input.

use crate::fault::{Code, Fault};
use crate::model::{Element, ItemId, Kind, Type};
use crate::source::Place;
use crate::syntax::ast::{self, Body, TypeExpr};

use super::Checker;

/// A use of an item inside of another one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    to: usize,
    place: Place,
    /// False inside of octets, which can be passed over without looking inside.
    inline: bool,
}

impl Checker<'_> {
    /// Reports items that contain themselves; gives an order in which what is contained comes first.
    pub(super) fn contain_order(&mut self) -> Vec<usize> {
        let edges: Vec<Vec<Edge>> = (0..self.units.len()).map(|at| self.edges(at)).collect();
        let inline: Vec<Vec<Edge>> = edges.iter().map(|edges| edges.iter().copied().filter(|edge| edge.inline).collect()).collect();
        for (from, edge) in walk(&inline).1 {
            let (outer, inner) = (self.name_of(ItemId(edge.to)), self.name_of(ItemId(from)));
            let declared = self.units[edge.to].ast.name.place;
            let message = if edge.to == from {
                format!("`{outer}` contains itself")
            } else {
                format!("`{outer}` contains itself: this is inside of `{inner}`, which it contains")
            };
            self.add(
                Fault::new(Code::E0301, edge.place, message)
                    .label("without end")
                    .also(declared, "declared here")
                    .help("hold it in `octets containing ...`: whoever decodes around it need not look inside"),
            );
        }
        walk(&edges).0
    }

    fn edges(&self, at: usize) -> Vec<Edge> {
        let mut edges = Vec::new();
        let Some(kind) = &self.units[at].kind else { return edges };
        match (kind, &self.units[at].ast.body) {
            (Kind::Alias(ty), Body::Alias(ast)) => collect(ty, ast, true, &mut edges),
            (Kind::Sequence(sequence), Body::Sequence(body)) => {
                for (element, ast) in sequence.elements.iter().zip(&body.elements) {
                    if let (Element::Field(field), ast::Element::Field(ast)) = (element, ast) {
                        collect(&field.ty, &ast.ty, true, &mut edges);
                    }
                }
            }
            (Kind::Choice(choice), Body::Choice(body)) => {
                let asts = body.arms.iter().filter(|arm| arm.open.is_none());
                for (arm, ast) in choice.arms.iter().zip(asts) {
                    if let Some(ast) = &ast.ty {
                        collect(&arm.ty, ast, true, &mut edges);
                    }
                }
            }
            // Classes are in nothing, and bits and codes contain nothing.
            _ => {}
        }
        edges
    }
}

fn collect(ty: &Type, ast: &TypeExpr, inline: bool, edges: &mut Vec<Edge>) {
    use crate::syntax::ast::TypeKind;
    match (ty, &ast.kind) {
        (Type::Item(id), _) => edges.push(Edge { to: id.0, place: ast.place, inline }),
        (Type::List(list), TypeKind::List { element, .. }) => collect(&list.element, element, inline, edges),
        (Type::Contained(contained), TypeKind::Str { containing: Some(containing), .. }) => {
            collect(&contained.ty, &containing.ty, false, edges)
        }
        (Type::Match(matched), TypeKind::Match { arms, .. }) => {
            for (arm, ast) in matched.arms.iter().zip(arms) {
                collect(&arm.ty, &ast.ty, inline, edges);
            }
        }
        _ => {}
    }
}

/// Walks the graph from all nodes, without recursion. Gives the nodes in the order in which they are left, and the edges that lead
/// back to a node on the way.
fn walk(edges: &[Vec<Edge>]) -> (Vec<usize>, Vec<(usize, Edge)>) {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Left,
    }
    let mut state = vec![State::New; edges.len()];
    let mut order = Vec::with_capacity(edges.len());
    let mut back = Vec::new();
    for start in 0..edges.len() {
        if state[start] != State::New {
            continue;
        }
        state[start] = State::Open;
        let mut path = vec![(start, 0)];
        while let Some((node, next)) = path.last_mut() {
            let Some(edge) = edges[*node].get(*next).copied() else {
                state[*node] = State::Left;
                order.push(*node);
                path.pop();
                continue;
            };
            *next += 1;
            match state[edge.to] {
                State::New => {
                    state[edge.to] = State::Open;
                    path.push((edge.to, 0));
                }
                State::Open => back.push((*node, edge)),
                State::Left => {}
            }
        }
    }
    (order, back)
}

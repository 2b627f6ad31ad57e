namespace Pana.Procedures;
